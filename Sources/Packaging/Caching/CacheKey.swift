import Support

/// File names for cache entries, made from text that comes from outside.
package enum CacheKey {
  /// Sixteen hexadecimal digits that stand for a text, such as the URL of an index without its credentials.
  package static func digest(_ text: String) -> String {
    Hexadecimal.encode(StableHash.of(text))
  }

  /// Returns `name` itself where it can safely be a file name, else a digest of it.
  ///
  /// Safe names hold letters, digits and `._+!-~`, do not start with a dot, and have at most 180 bytes.
  package static func filename(_ name: String) -> String {
    let isSafe = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "+"),
        UInt8(ascii: "!"), UInt8(ascii: "-"), UInt8(ascii: "~"):
        true
      default: false
      }
    }
    guard isSafe, !name.isEmpty, name.utf8.first != UInt8(ascii: "."), name.utf8.count <= 180 else {
      return "~" + digest(name)
    }
    return name
  }
}
