import IndexAccess
import PackagingStandards
import Testing

struct ProxySelectionTests {
  @Test(
    arguments: [
      ([:], "http://host/", "http set:1"), ([:], "https://host/", "http sets:2"), ([:], "https://inside/", nil),
      (["HTTPS_PROXY": "http://env:3"], "https://host/", "http env:3"),
      (["HTTPS_PROXY": "http://env:3"], "http://host/", "http set:1"),
      (["ALL_PROXY": "http://env:3"], "http://host/", "http env:3"),
      (["NO_PROXY": "host"], "http://host/", nil), (["NO_PROXY": "host"], "http://inside/", "http set:1"),
    ] as [([String: String], String, String?)])
  func settingsServeWhereNoVariableDoes(environment: [String: String], url: String, expected: String?) throws {
    let settings = ProxySettings(http: "http://set:1", https: "sets:2", none: ["inside"])
    let selection = try ProxySelection(variables: { environment[$0] }, settings: settings)
    let server = selection.server(for: try URLReference(absolute: url))
    #expect(server.map { "\($0.kind) \($0.host):\($0.port)" } == expected)
  }

  private func server(_ environment: [String: String], _ url: String) throws -> String? {
    let selection = try ProxySelection(variables: { environment[$0] })
    guard let server = selection.server(for: try URLReference(absolute: url)) else { return nil }
    let user = server.credentials.map { "\($0.username):\($0.password ?? "")@" } ?? ""
    return "\(server.kind) \(user)\(server.host):\(server.port)"
  }

  @Test(
    arguments: [
      (["HTTPS_PROXY": "http://proxy:3128"], "https://host/", "http proxy:3128"),
      (["HTTPS_PROXY": "http://proxy:3128"], "http://host/", nil),
      (["https_proxy": "proxy:3128", "HTTPS_PROXY": "http://other"], "https://host/", "http proxy:3128"),
      (["HTTP_PROXY": "http://proxy"], "http://host/", "http proxy:80"),
      (["HTTP_PROXY": "http://proxy", "REQUEST_METHOD": "GET"], "http://host/", nil),
      (["ALL_PROXY": "socks5://proxy"], "https://host/", "socks5 proxy:1080"),
      (["ALL_PROXY": "socks5://proxy", "HTTPS_PROXY": "http://h:1"], "https://host/", "http h:1"),
      (["HTTPS_PROXY": "http://me:p%40ss@proxy:3128"], "https://host/", "http me:p@ss@proxy:3128"),
      (["HTTPS_PROXY": "http://p:1", "NO_PROXY": "*"], "https://host/", nil),
      (["HTTPS_PROXY": "http://p:1", "NO_PROXY": "host"], "https://host/", nil),
      (["HTTPS_PROXY": "http://p:1", "no_proxy": "example.com"], "https://a.example.com/", nil),
      (["HTTPS_PROXY": "http://p:1", "no_proxy": ".example.com, other"], "https://a.example.com/", nil),
      (["HTTPS_PROXY": "http://p:1", "no_proxy": "*.example.com"], "https://a.example.com/", nil),
      (["HTTPS_PROXY": "http://p:1", "no_proxy": "example.com"], "https://notexample.com/", "http p:1"),
      (["HTTPS_PROXY": "http://p:1", "no_proxy": "host:8443"], "https://host:8443/", nil),
      (["HTTPS_PROXY": "http://p:1", "no_proxy": "host:8443"], "https://host/", "http p:1"),
      (["HTTPS_PROXY": "http://p:1", "no_proxy": "10.0.0.0/8"], "https://10.1.2.3/", nil),
      (["HTTPS_PROXY": "http://p:1", "no_proxy": "10.0.0.0/8"], "https://11.1.2.3/", "http p:1"),
      (["HTTPS_PROXY": "http://p:1", "no_proxy": "[::1]"], "https://[::1]/", nil),
      (["HTTPS_PROXY": ""], "https://host/", nil),
    ] as [([String: String], String, String?)])
  func readsTheEnvironment(environment: [String: String], url: String, expected: String?) throws {
    #expect(try server(environment, url) == expected)
  }

  @Test func unusableProxyNamesItsVariableWithoutSecrets() {
    let error = #expect(throws: ProxySelection.InvalidProxy.self) {
      _ = try ProxySelection(variables: { $0 == "HTTPS_PROXY" ? "ftp://me:secret@proxy" : nil })
    }
    #expect(error?.variable == "HTTPS_PROXY")
    #expect(error?.value.contains("secret") == false)
  }

  @Test(arguments: ["https://me:secret@proxy", "https://proxy:3128", "socks5://me:secret@proxy"])
  func whatWouldShowOrLoseSecretsIsRefused(url: String) {
    let error = #expect(throws: ProxySelection.InvalidProxy.self) {
      _ = try ProxySelection(variables: { $0 == "HTTPS_PROXY" ? url : nil })
    }
    #expect(error?.reason?.contains("not supported yet") == true)
    #expect(error?.value.contains("secret") == false)
  }
}
