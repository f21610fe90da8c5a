/** An answer that the proxy gives before any policy, and the check that failed. */
export interface CodecRefusal {
  readonly kind: "rejected";
  readonly status: number;
  readonly body: string | null;
  readonly details: string;
  /** Made by the codec, whose answers are plain HTTP even for gRPC and carry their body even for HEAD. */
  readonly raw: boolean;
  readonly check: Check;
}

/** What was looked at, what it has to be and what it was. */
export interface Check {
  readonly name: string;
  readonly wanted: string;
  readonly saw: string;
}

/** A refusal by the codec itself: its body is the status in words. */
export function codecRefusal(status: number, details: string, check: Check): CodecRefusal {
  return {
    kind: "rejected",
    status,
    body: STATUS_TEXT[status] ?? null,
    details,
    raw: true,
    check,
  };
}

/** 400 `http1.codec_error`: what Envoy says of bytes that its parser cannot read. */
export function codecError(check: Check): CodecRefusal {
  return codecRefusal(400, "http1.codec_error", check);
}

/** A refusal by the connection manager: no body, and gRPC to gRPC clients. */
export function managerRefusal(status: number, details: string, check: Check): CodecRefusal {
  return { kind: "rejected", status, body: null, details, raw: false, check };
}

const STATUS_TEXT: Readonly<Record<number, string>> = {
  400: "Bad Request",
  403: "Forbidden",
  431: "Request Header Fields Too Large",
  501: "Not Implemented",
};
