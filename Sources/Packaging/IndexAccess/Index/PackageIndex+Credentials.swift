import PackagingStandards

extension PackageIndex {
  /// The index with the credentials that variables hold for its name: `ADDER_INDEX_NAME_USERNAME` and
  /// `ADDER_INDEX_NAME_PASSWORD`, or the same with `UV_`. They replace those of the URL.
  ///
  /// In the variables the name is in upper case, and all but letters and digits are underscores.
  package func applyingCredentials(from variables: (String) -> String?) -> PackageIndex {
    guard let name, authentication != .never else { return self }
    let bytes = name.utf8.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): byte & ~0x20
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
      default: UInt8(ascii: "_")
      }
    }
    let variable = String(decoding: bytes, as: UTF8.self)
    func value(_ name: String) -> String? { variables(name).flatMap { $0.isEmpty ? nil : $0 } }
    for prefix in ["ADDER", "UV"] {
      let username = value("\(prefix)_INDEX_\(variable)_USERNAME")
      let password = value("\(prefix)_INDEX_\(variable)_PASSWORD")
      guard username != nil || password != nil else { continue }
      var index = self
      index.url = url.withCredentials(user: username ?? "", password: password)
      return index
    }
    return self
  }
}
