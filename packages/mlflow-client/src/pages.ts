/** Asks for page after page until no token of a next one comes. */
export async function* pages<Answer extends { readonly next_page_token?: string }>(
  ask: (pageToken: string | undefined) => Promise<Answer>,
): AsyncGenerator<Answer> {
  let token: string | undefined
  do {
    const answer = await ask(token)
    yield answer
    token = answer.next_page_token
  } while (token)
}
