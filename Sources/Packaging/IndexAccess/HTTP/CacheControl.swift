import Support

/// The directives of a response's `Cache-Control` that a private cache obeys
/// ([RFC 9111, section 5.2.2](https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2)).
package struct CacheControl: Equatable, Sendable {
  /// Seconds that the response stays fresh.
  package var maxAge: Int64?
  /// The response may be stored, but not used without asking the server.
  package var noCache = false
  /// The response may not be stored.
  package var noStore = false
  /// A stale response may not be used, even where that is asked for.
  package var mustRevalidate = false
  /// The response never changes while fresh ([RFC 8246](https://www.rfc-editor.org/rfc/rfc8246)).
  package var isImmutable = false

  /// Reads header values; unknown directives are skipped, a malformed age counts as zero (stale).
  package init(headerValues: [String]) {
    for value in headerValues {
      for directive in CacheControl.splitDirectives(value) {
        let parts = directive.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first else { continue }
        let name = String(first.trimming(.blanks)).asciiLowercased()
        let argument = parts.count > 1 ? parts[1].trimming(.blanks).trimmingQuotes() : nil
        switch name {
        case "max-age":
          // Of two, the first counts; one that cannot be read means stale.
          if maxAge == nil { maxAge = argument.flatMap(CacheControl.seconds) ?? 0 }
        case "no-cache":
          // With field names only those fields are meant; a private cache that keeps none of them may go on.
          if argument == nil { noCache = true }
        case "no-store": noStore = true
        case "must-revalidate": mustRevalidate = true
        case "immutable": isImmutable = true
        default: break
        }
      }
    }
  }

  /// Parses delta seconds; a number too large to hold counts as 2^31, as the standard asks.
  static func seconds(_ text: Substring) -> Int64? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return min(Int64(text) ?? 1 << 31, 1 << 31)
  }

  private static func splitDirectives(_ value: String) -> [Substring] {
    var pieces: [Substring] = []
    var start = value.startIndex
    var isQuoted = false
    for index in value.utf8.indices {
      switch value.utf8[index] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        pieces.append(value[start..<index])
        start = value.utf8.index(after: index)
      default: break
      }
    }
    pieces.append(value[start...])
    return pieces
  }
}
