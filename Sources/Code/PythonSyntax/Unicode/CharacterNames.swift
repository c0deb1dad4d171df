/// Looks up characters by name, for `\N{...}` in strings.
enum CharacterNames {
  /// Names and aliases of all characters whose name is not computed, read from the standard library when first needed.
  private static let scalars: [String: Unicode.Scalar] = {
    var scalars: [String: Unicode.Scalar] = [:]
    for value in 0...UInt32(0x10FFFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if let name = scalar.properties.name { scalars[name] = scalar }
      if let alias = scalar.properties.nameAlias { scalars[alias] = scalar }
    }
    return scalars
  }()

  /// The character of a name, in any case.
  static func scalar(named name: String) -> Unicode.Scalar? {
    scalars[name.uppercased()]
  }
}
