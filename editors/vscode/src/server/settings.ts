/** What the server takes; all else under `copydesk.` is the extension's own, and would be called a mistake. */
const TAKEN = ["corpus", "severities", "inlayHints", "codeLens", "citation", "published", "dayFirst", "by"];

/** The editor's settings as the server takes them. */
export function forServer(get: (key: string) => unknown): Record<string, unknown> {
  const set = TAKEN.map((key) => [key, get(key)] as const);
  // An empty date is how the settings page says that none is given.
  return Object.fromEntries(set.filter(([, value]) => value !== undefined && value !== null && value !== ""));
}
