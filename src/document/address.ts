/**
 * Why an address must not become a link, phrased to follow "the address …"; undefined if it may. Only web and mail
 * addresses are linked. A user name is refused because it can pose as the host.
 */
export function addressProblem(href: string): string | undefined {
  if (/^mailto:[^\s@]+@[^\s@]+$/i.test(href)) return undefined;
  if (!/^https?:\/\//i.test(href)) return "is neither a web nor a mail address";
  if (!URL.canParse(href)) return "is not a valid address";
  const { username, password } = new URL(href);
  return username !== "" || password !== "" ? "contains a user name" : undefined;
}
