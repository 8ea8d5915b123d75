/**
 * An embedded Kubernetes API with controllers in one Node process
 *
 * @packageDocumentation
 */
export {};
