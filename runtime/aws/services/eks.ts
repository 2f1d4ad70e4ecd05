import type { Members } from "../../types.js";
import type { JobKind } from "./jobs.js";
import { statusOf } from "./status.js";

/** Clusters and what is in them: made, or gone. Nobody stops what is half made. By the optimised integration that starts it. */
export const eksJobs: { readonly [action: string]: JobKind } = {
  "eks:createCluster": made("Cluster", () => ({})),
  "eks:deleteCluster": gone("Cluster", () => ({})),
  "eks:createNodegroup": made("Nodegroup", inCluster("Nodegroup")),
  "eks:deleteNodegroup": gone("Nodegroup", inCluster("Nodegroup")),
  "eks:createFargateProfile": made("FargateProfile", inCluster("FargateProfile")),
  "eks:deleteFargateProfile": gone("FargateProfile", inCluster("FargateProfile")),
};

function inCluster(thing: string) {
  return (given: Members) => ({
    ClusterName: given.ClusterName,
    [`${thing}Name`]: given[`${thing}Name`],
  });
}

function made(thing: string, more: (given: Members) => object): JobKind {
  return {
    describe: `describe${thing}`,
    ask: (_, given) => (thing === "Cluster" ? { Name: given.Name } : more(given)),
    stateOf: (description) => ({
      status: statusOf(description[thing]?.Status, ["CREATING", "PENDING", "UPDATING"], ["ACTIVE"]),
      result: { [thing]: description[thing] },
    }),
  };
}

function gone(thing: string, more: (given: Members) => object): JobKind {
  return {
    ...made(thing, more),
    stateOf: (description) => ({
      status: statusOf(description[thing]?.Status, ["ACTIVE", "DELETING", "DEGRADED"], []),
      result: { [thing]: description[thing] },
    }),
    isGone: true,
  };
}
