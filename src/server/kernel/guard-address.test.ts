import { describe, expect, test } from "vitest";
import { classifyAddress, guardHost, isPrivateName } from "./guard-address.ts";

describe("classifyAddress", () => {
  test.each([
    ["93.184.216.34", "public"],
    ["2606:2800:220:1:248:1893:25c8:1946", "public"],
    ["10.1.2.3", "local"],
    ["172.31.255.255", "local"],
    ["172.32.0.1", "public"],
    ["192.168.0.1", "local"],
    ["127.0.0.1", "local"],
    ["127.9.9.9", "local"],
    ["::1", "local"],
    ["fd12:3456::1", "local"],
    ["100.64.0.1", "local"],
    ["169.254.169.254", "forbidden"],
    ["fe80::1%eth0", "forbidden"],
    ["fd00:ec2::254", "forbidden"],
    ["100.100.100.200", "forbidden"],
    ["0.0.0.0", "forbidden"],
    ["::", "forbidden"],
    ["224.0.0.1", "forbidden"],
    ["255.255.255.255", "forbidden"],
    ["::ffff:127.0.0.1", "local"],
    ["::ffff:169.254.169.254", "forbidden"],
    ["::ffff:a9fe:a9fe", "forbidden"],
    ["64:ff9b::169.254.169.254", "forbidden"],
    ["2002:7f00:1::", "forbidden"],
    ["not an address", "forbidden"],
  ] as const)("%s is %s", (address, kind) => {
    expect(classifyAddress(address)).toBe(kind);
  });
});

describe("guardHost", () => {
  const inside = async () => ["192.168.1.10"];
  const both = async () => ["93.184.216.34", "10.0.0.1"];

  test("a mail server on the LAN may be used unless the setting forbids it", async () => {
    await expect(guardHost("mail.lan", "mail", { allowPrivateHosts: "mail" }, inside)).resolves.toEqual([
      "192.168.1.10",
    ]);
    await expect(guardHost("mail.lan", "mail", { allowPrivateHosts: "none" }, inside)).rejects.toThrow("192.168.1.10");
  });

  test("other hosts in a private network need the setting that allows all", async () => {
    await expect(guardHost("hook.lan", "web", { allowPrivateHosts: "mail" }, inside)).rejects.toThrow("hook.lan");
    await expect(guardHost("hook.lan", "web", { allowPrivateHosts: "all" }, inside)).resolves.toHaveLength(1);
  });

  test("one bad address among several refuses the host", async () => {
    await expect(guardHost("x.example", "web", { allowPrivateHosts: "mail" }, both)).rejects.toThrow("10.0.0.1");
  });

  test("the cloud's metadata service is refused whatever is set, in any spelling", async () => {
    for (const host of ["169.254.169.254", "[::ffff:169.254.169.254]"]) {
      await expect(guardHost(host, "mail", { allowPrivateHosts: "all" })).rejects.toMatchObject({
        code: "hosts.refused",
      });
    }
  });

  test("a name that leads nowhere says so", async () => {
    const nowhere = () => Promise.reject(new Error("ENOTFOUND"));
    await expect(guardHost("nowhere.invalid", "mail", { allowPrivateHosts: "all" }, nowhere)).rejects.toMatchObject({
      code: "hosts.unknown",
    });
  });
});

test("isPrivateName knows inside names by their form", () => {
  const inside = ["localhost", "router", "nas.local", "10.0.0.1", "[::1]", "printer.home.arpa.", "2130706433"];
  expect(inside.filter((name) => !isPrivateName(name))).toEqual([]);
  expect(["shop.example", "8.8.8.8", "[2606:4700::1111]"].filter(isPrivateName)).toEqual([]);
});
