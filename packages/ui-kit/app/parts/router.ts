/** The client's addresses; the server answers each with the page. */
export type Route =
  | { readonly page: 'home' | 'sign-in' | 'sign-up' | 'account' | 'keys' | 'jobs' | 'missing' }
  | { readonly page: 'dataset'; readonly id: string; readonly step: string }
  | { readonly page: 'model'; readonly id: string; readonly step: string }
  | { readonly page: 'admin'; readonly part: string }

export function routeOf(path: string): Route {
  const [first = '', second = '', third = ''] = path.split('/').filter(Boolean)
  switch (first) {
    case '':
      return { page: 'home' }
    case 'sign-in':
      return { page: 'sign-in' }
    case 'sign-up':
      return { page: 'sign-up' }
    case 'account':
      return { page: second === 'keys' ? 'keys' : 'account' }
    case 'jobs':
      return { page: 'jobs' }
    case 'admin':
      return { page: 'admin', part: second || 'health' }
    case 'd':
      return second ? { page: 'dataset', id: second, step: third || 'look' } : { page: 'missing' }
    case 'm':
      return second ? { page: 'model', id: second, step: third || 'judge' } : { page: 'missing' }
    default:
      return { page: 'missing' }
  }
}

/** Moves on without loading the page again; whoever listens to `popstate` draws. */
export function navigate(path: string, replace = false): void {
  if (path === location.pathname + location.search) return
  history[replace ? 'replaceState' : 'pushState'](null, '', path)
  window.dispatchEvent(new PopStateEvent('popstate'))
}

/** Links of our own stay in the page, wherever in a shadow tree they are clicked. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    return
  const link = event
    .composedPath()
    .find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement && node.hasAttribute('href'))
  if (
    !link ||
    link.target ||
    link.download ||
    link.origin !== location.origin ||
    link.pathname.startsWith('/docs') ||
    link.pathname.startsWith('/api')
  )
    return
  event.preventDefault()
  navigate(link.pathname + link.search)
}
