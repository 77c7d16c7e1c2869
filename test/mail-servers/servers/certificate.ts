import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

export type Certificate = { key: string; cert: string };

/** Makes a certificate for this machine's loopback names, in `folder`; who is to trust it is told of the file. */
export async function makeCertificate(folder: string): Promise<Certificate> {
  const key = join(folder, "key.pem");
  const cert = join(folder, "cert.pem");
  const names = "subjectAltName=DNS:localhost,IP:127.0.0.1";
  const options = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  const request = ["req", "-x509", ...options, "-subj", "/CN=localhost", "-addext", names];
  await promisify(execFile)("openssl", [...request, "-keyout", key, "-out", cert]);
  return { key, cert };
}
