import type { Scenario } from "../../engine/index.ts";
import type { Setting } from "../../state/draft.ts";
import { FORM } from "../messages/forms.ts";
import { FieldGroup, TextField, ValueField } from "../parts/fields.tsx";
import { Modal } from "../parts/Modal.tsx";
import { useLobby, useSite } from "../store-context.tsx";
import { KnownWorkloads } from "./KnownWorkloads.tsx";
import { MeshConfigFields } from "./MeshConfigFields.tsx";
import { settingTrouble } from "./setting-trouble.ts";

/** Everything of the scenario that is neither a policy text nor a request. Changes count at once. */
export function MeshDialog() {
  const { store } = useSite();
  const settings = useLobby(({ draft }) => draft.settings);
  const { editSetting } = store.getState();
  const words = FORM.mesh;
  const take =
    <S extends Setting>(setting: S) =>
    (value: unknown): string | null => {
      const trouble = settingTrouble(setting, value);
      // Validated by the schema that the type is made of.
      if (trouble === null) editSetting(setting, value as Scenario[S]);
      return trouble;
    };
  return (
    <Modal title={words.title} description={words.explain} wide>
      <MeshConfigFields mesh={settings.mesh ?? {}} onMesh={take("mesh")} />
      <FieldGroup title={words.workloads}>
        <KnownWorkloads />
        <ValueField
          label={words.workloads}
          hint={words.workloadsHint}
          rows={8}
          value={settings.workloads}
          onValue={take("workloads")}
        />
      </FieldGroup>
      <FieldGroup title={words.authorizers}>
        <ValueField
          label="externalAuthorizers"
          hint={words.authorizersHint}
          rows={6}
          value={settings.externalAuthorizers}
          onValue={take("externalAuthorizers")}
        />
      </FieldGroup>
      <FieldGroup title={words.jwks}>
        <ValueField
          label={words.jwks}
          hint={words.jwksHint}
          rows={6}
          value={settings.jwks}
          onValue={take("jwks")}
        />
      </FieldGroup>
      <FieldGroup title={words.now}>
        <div className="field-row">
          <TextField
            label="now"
            hint={words.nowHint}
            value={settings.now}
            onChange={(now) => editSetting("now", now)}
          />
          <TextField
            label={words.services}
            hint={words.servicesHint}
            value={settings.services?.join(", ")}
            onChange={(text) => editSetting("services", listOf(text))}
          />
        </div>
      </FieldGroup>
      <FieldGroup title={words.name}>
        <TextField
          label={words.name}
          mono={false}
          value={settings.name}
          onChange={(name) => editSetting("name", name)}
        />
        <label className="field">
          <span>{words.description}</span>
          <textarea
            className="text-input"
            rows={3}
            value={settings.description ?? ""}
            placeholder={words.descriptionHint}
            onChange={({ currentTarget: { value } }) =>
              editSetting("description", value === "" ? undefined : value)
            }
          />
        </label>
      </FieldGroup>
    </Modal>
  );
}

/** `a, b` as a list. A comma at the end starts the next one, so that it can be typed. */
function listOf(text: string | undefined): string[] | undefined {
  return text === undefined ? undefined : text.split(/, ?/);
}
