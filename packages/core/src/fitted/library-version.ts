/** Version of this library, as in its package.json (a test compares them). */
export const libraryVersion = '0.0.0'
