import { expect, test } from "vitest";
import { createLobbyStore } from "../../state/store.ts";
import { presentKey } from "./presenter-keys.ts";

const request = (name: string) => ({
  name,
  from: { plaintext: true },
  to: { workload: "default/backend" },
});

test.each([
  { key: "ArrowRight", from: 2, shows: { step: 3 } },
  { key: "PageDown", from: 5, shows: { step: 5 } },
  { key: "ArrowLeft", from: 2, shows: { step: 1 } },
  { key: "PageUp", from: 0, shows: { step: 0 } },
  { key: "Home", from: 3, shows: { step: 0 } },
  { key: "End", from: 3, shows: { step: 5 } },
  { key: "ArrowDown", from: 3, shows: { step: null } },
  { key: "ArrowUp", from: 3, shows: { step: 3 } },
  { key: "Escape", from: 3, shows: { step: 3, presenting: false } },
  { key: "x", from: 3, shows: { step: 3, presenting: true } },
  { key: "toString", from: 3, shows: { step: 3, presenting: true } },
])("$key at step $from", ({ key, from, shows }) => {
  const store = createLobbyStore({ lobby: 1, requests: [request("a"), request("b")] }, "light");
  store.setState({ presenting: true, step: from });
  expect(presentKey(store, key, 5)).toBe(!["x", "toString"].includes(key));
  expect(store.getState()).toMatchObject(shows);
});
