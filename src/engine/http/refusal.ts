/** An answer that the proxy gives before any policy, and the check that failed. */
export interface CodecRefusal {
  readonly kind: "rejected";
  readonly status: number;
  readonly body: string | null;
  readonly details: string;
  /** Made by the codec, whose answers are plain HTTP even for gRPC and carry their body even for HEAD. */
  readonly raw: boolean;
  readonly check: { readonly name: string; readonly wanted: string; readonly saw: string };
}

export function refusal(
  status: number,
  body: string | null,
  details: string,
  name: string,
  wanted: string,
  saw: string,
): CodecRefusal {
  return { kind: "rejected", status, body, details, raw: true, check: { name, wanted, saw } };
}
