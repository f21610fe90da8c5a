import fc from "fast-check";
import { expect, test } from "vitest";
import type { Scenario } from "../../src/engine/index.ts";
import { makeCopy } from "../../src/share/copy.ts";
import { TEST_HOST } from "../support/engine.ts";
import { randomScenario } from "../support/random-mesh.ts";

const REQUESTS = 6;

test("[SH-3] a copy under pseudonyms is judged as the original, for any mesh and any seed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(1_000_000), fc.nat(), async (mesh, seed) => {
      const scenario = randomScenario(mesh, REQUESTS);
      const { comparison } = await makeCopy(scenario, "pseudonyms", seed, TEST_HOST);
      expect(comparison).toEqual({ requests: REQUESTS, differences: [] });
    }),
    { numRuns: 60, seed: 1 },
  );
}, 60_000);

/** Names that nobody's format holds, long enough to be told apart from chance. */
const name = fc
  .tuple(fc.constantFrom("kro", "vlu", "zwi"), fc.stringMatching(/^[a-z]{4,8}$/))
  .map(([start, rest]) => `${start}${rest}q`);

test("[SH-4] nothing of the names is left in the copy", async () => {
  const names = fc.uniqueArray(name, { minLength: 5, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(names, fc.nat(), async (chosen, seed) => {
      const scenario = scenarioWith(chosen);
      const {
        scenario: copy,
        left,
        comparison,
      } = await makeCopy(scenario, "pseudonyms", seed, TEST_HOST);
      const text = JSON.stringify(copy).toLowerCase();
      expect(chosen.filter((one) => text.includes(one))).toEqual([]);
      expect(left).toEqual([]);
      expect(comparison).toEqual({ requests: 2, differences: [] });
    }),
    { numRuns: 60, seed: 2 },
  );
}, 60_000);

/** The names in every kind of place, some of them glued to others. */
function scenarioWith([namespace, workload, domain, person, account]: readonly string[]): Scenario {
  const text = `# ${person}@${domain}.com runs ${workload}s of ${namespace}, ask "${namespace}X${account}"
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: ${namespace}-allow
  namespace: ${namespace}
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"metadata":{"name":"${namespace}-allow","namespace":"${namespace}"}}
spec:
  selector: { matchLabels: { app: ${workload} } }
  rules:
  - from: [{ source: { principals: ["cluster.local/ns/${namespace}/sa/${account}"] } }]
    to: [{ operation: { hosts: ["*.${domain}.com"], paths: ["/${workload}/*"] } }]
  - from: [{ source: { namespaces: ["${namespace?.slice(0, 4)}*"] } }]
    when: [{ key: "request.headers[x-user]", values: ["${person}@*"] }]
`;
  const request = {
    from: { principal: `cluster.local/ns/${namespace}/sa/${account}` },
    to: { workload: `${namespace}/${workload}`, port: 80 },
  };
  return {
    lobby: 1,
    name: `${domain}: ${person?.toUpperCase()}`,
    resources: [{ name: `${namespace}.yaml`, text }],
    workloads: [
      {
        name: workload ?? "",
        namespace: namespace ?? "",
        labels: { app: workload ?? "" },
        ports: [{ port: 80 }],
      },
    ],
    requests: [
      {
        ...request,
        name: `as ${account}`,
        http: { method: "GET", authority: `x.${domain}.com`, path: `/${workload}/1` },
      },
      {
        ...request,
        http: {
          method: "GET",
          authority: `${workload}.${namespace}.svc.cluster.local`,
          path: `/?q=${namespace}`,
          headers: { "x-user": `${person}@${domain}.com` },
        },
      },
    ],
  };
}
