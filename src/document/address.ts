/**
 * Why an address must not become a link, as the end of a sentence about it; undefined where it may. Only addresses of the
 * web and of mail are linked, and none with a user name, which could pose as the host.
 */
export function addressProblem(href: string): string | undefined {
  if (/^mailto:[^\s@]+@[^\s@]+$/i.test(href)) return undefined;
  if (!/^https?:\/\//i.test(href)) return "is neither a web nor a mail address";
  if (!URL.canParse(href)) return "is not a valid address";
  const { username, password } = new URL(href);
  return username !== "" || password !== "" ? "names a user" : undefined;
}
