import type { SeededFault } from "./pdf-fault.ts";
import { contentFaults } from "./pdf-faults-content.ts";
import { fileFaults } from "./pdf-faults-file.ts";
import { linkFaults } from "./pdf-faults-links.ts";
import { structureFaults } from "./pdf-faults-structure.ts";

/** All the faults that the audit has to catch. */
export const seededFaults: readonly SeededFault[] = [
  ...fileFaults,
  ...contentFaults,
  ...structureFaults,
  ...linkFaults,
];
