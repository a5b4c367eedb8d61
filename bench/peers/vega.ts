import { runPeer } from "../peer.ts";
import { drawCharts } from "../vega-step.ts";

await runPeer(
  () =>
    async ({ charts }) =>
      new TextEncoder().encode([...(await drawCharts(charts)).values()].join("")),
);
