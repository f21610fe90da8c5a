import { FORM } from "../messages/forms.ts";
import { useLobby } from "../store-context.tsx";

const MANY = 100;

/** The workloads that the engine knows now, and where it has them from. */
export function KnownWorkloads() {
  const workloads = useLobby(({ answer }) => answer?.analysis.workloads) ?? [];
  const words = FORM.mesh;
  if (workloads.length === 0) return <p className="field-note">{words.nobody}</p>;
  return (
    <table className="known">
      <caption>{words.known}</caption>
      <tbody>
        {workloads.slice(0, MANY).map(({ id, serviceAccount, proxy, ports, labels, origin }) => (
          <tr key={id}>
            <th scope="row">
              <code>{id}</code>
            </th>
            <td>{proxy}</td>
            <td>
              <code>{ports.map(({ port, protocol }) => `${port} ${protocol}`).join(", ")}</code>
            </td>
            <td>
              <code>sa/{serviceAccount}</code>
            </td>
            <td>
              <code>
                {Object.entries(labels)
                  .map(([name, value]) => `${name}=${value}`)
                  .join(" ")}
              </code>
            </td>
            <td>{words.knownFrom[origin]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
