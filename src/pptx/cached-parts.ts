import { hash } from "node:crypto";
import { type Memory, remember } from "../host.ts";
import type { Part } from "./package.ts";

/** A part as plain data: bytes as text. */
type KnownPart = Omit<Part, "content"> & ({ readonly content: string } | { readonly base64: string });

/** Parts that an earlier build made of the same, or those made now; `about` is all that they are made of. */
export function knownParts(about: unknown, make: () => Part[], memory: Memory | undefined): Part[] {
  if (!memory) return make();
  const key = `pptx-parts ${hash("sha256", JSON.stringify(about))}`;
  return remember(memory, key, () => make().map(putAway)).map(takeOut);
}

function putAway({ content, ...part }: Part): KnownPart {
  if (typeof content === "string") return { ...part, content };
  return { ...part, base64: Buffer.from(content).toString("base64") };
}

function takeOut(known: KnownPart): Part {
  if ("content" in known) return known;
  const { base64, ...part } = known;
  return { ...part, content: Buffer.from(base64, "base64") };
}
