import type { ScenarioMesh } from "../../engine/index.ts";
import { withField } from "../../lib/with-field.ts";
import { FORM } from "../messages/forms.ts";
import { ChoiceField, FieldGroup, NumberField, TextField, ValueField } from "../parts/fields.tsx";

interface MeshConfigProps {
  readonly mesh: ScenarioMesh;
  /** Gives the reason if the config cannot be taken; null if it is. Undefined: nothing is set. */
  readonly onMesh: (mesh: ScenarioMesh | undefined) => string | null;
}

const NORMALIZATIONS = [
  "DEFAULT",
  "NONE",
  "BASE",
  "MERGE_SLASHES",
  "DECODE_AND_MERGE_SLASHES",
] as const;
const ORDERS = ["istio", "documented"] as const;

/** MeshConfig, as far as it concerns verdicts. */
export function MeshConfigFields({ mesh, onMesh }: MeshConfigProps) {
  const words = FORM.mesh;
  const set = <K extends keyof ScenarioMesh>(field: K, value: ScenarioMesh[K] | undefined) => {
    const next = withField(mesh, field, value);
    return onMesh(Object.keys(next).length > 0 ? next : undefined);
  };
  const topology = mesh.defaultConfig?.gatewayTopology ?? {};
  const setProxies = (numTrustedProxies: number | undefined) => {
    const gatewayTopology = withField(topology, "numTrustedProxies", numTrustedProxies);
    const some = Object.keys(gatewayTopology).length > 0 ? gatewayTopology : undefined;
    const config = withField(mesh.defaultConfig ?? {}, "gatewayTopology", some);
    set("defaultConfig", Object.keys(config).length > 0 ? config : undefined);
  };
  return (
    <FieldGroup title={words.config}>
      <div className="field-row">
        <TextField
          label={words.rootNamespace}
          hint="istio-system"
          value={mesh.rootNamespace}
          onChange={(value) => set("rootNamespace", value)}
        />
        <TextField
          label={words.trustDomain}
          hint="cluster.local"
          value={mesh.trustDomain}
          onChange={(value) => set("trustDomain", value)}
        />
      </div>
      <div className="field-row">
        <TextField
          label={words.aliases}
          hint={words.aliasesHint}
          value={mesh.trustDomainAliases?.join(", ")}
          onChange={(text) => set("trustDomainAliases", text?.split(/, ?/))}
        />
        <NumberField
          label={words.proxies}
          hint="0"
          min={0}
          max={1000}
          value={topology.numTrustedProxies}
          onChange={setProxies}
        />
      </div>
      <div className="field-row">
        <ChoiceField
          label={words.normalization}
          value={mesh.pathNormalization?.normalization ?? "DEFAULT"}
          choices={NORMALIZATIONS.map((name) => [name, name] as const)}
          onChange={(value) =>
            set("pathNormalization", value === "DEFAULT" ? undefined : { normalization: value })
          }
        />
        <ChoiceField
          label={words.stageOrder}
          value={mesh.stageOrder ?? "istio"}
          choices={ORDERS.map((order) => [order, words.orders[order]] as const)}
          onChange={(value) => set("stageOrder", value === "istio" ? undefined : value)}
        />
      </div>
      <ValueField
        label={words.providers}
        hint={words.providersHint}
        rows={8}
        value={mesh.extensionProviders}
        // The schema decides whether it is a list of providers.
        onValue={(value) => set("extensionProviders", value as ScenarioMesh["extensionProviders"])}
      />
    </FieldGroup>
  );
}
