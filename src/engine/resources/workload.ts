import type { SourceRange } from "../source/range.ts";
import type { ObjectMeta } from "./resource.ts";

/** A Deployment, Pod, StatefulSet, ...: what of it makes a workload. */
export interface WorkloadResource {
  readonly kind: "Workload";
  /** The Kubernetes kind that declares it. */
  readonly declaredBy: string;
  readonly meta: ObjectMeta;
  readonly range: SourceRange;
  /** Labels of the pods, which selectors see; never those of the Deployment. */
  readonly podLabels: Readonly<Record<string, string>>;
  readonly podAnnotations: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  readonly ip: string | null;
  readonly containerPorts: readonly { readonly port: number; readonly name: string | null }[];
  /** A container named `istio-proxy`, or none seen. */
  readonly hasSidecarContainer: boolean;
}

/** A Service: which target ports it gives a protocol to. */
export interface ServiceResource {
  readonly kind: "Service";
  readonly meta: ObjectMeta;
  readonly range: SourceRange;
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly ServicePort[];
}

export interface ServicePort {
  readonly port: number;
  readonly name: string | null;
  readonly appProtocol: string | null;
  /** A number, or the name of a container port. */
  readonly targetPort: string;
}

export interface NamespaceResource {
  readonly kind: "Namespace";
  readonly meta: ObjectMeta;
  readonly range: SourceRange;
}

/** DestinationRule: only what a client's proxy does about TLS. */
export interface DestinationRuleResource {
  readonly kind: "DestinationRule";
  readonly meta: ObjectMeta;
  readonly range: SourceRange;
  readonly host: string;
  readonly tlsMode: string | null;
  readonly portTlsModes: readonly { readonly port: number; readonly mode: string }[];
}

/** A classic Gateway: which TLS its servers speak. */
export interface GatewayResource {
  readonly kind: "Gateway";
  readonly meta: ObjectMeta;
  readonly range: SourceRange;
  readonly selector: Readonly<Record<string, string>>;
  readonly servers: readonly {
    readonly port: number;
    readonly protocol: string;
    readonly tlsMode: string | null;
  }[];
}
