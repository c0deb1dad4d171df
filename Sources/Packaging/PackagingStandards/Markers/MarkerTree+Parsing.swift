import Synchronization

extension MarkerTree {
  /// Parses a marker such as `python_version >= '3.8' and extra == 'test'`.
  ///
  /// - Throws: ``RequirementParseError`` if the text is no marker.
  package init(_ text: String) throws(RequirementParseError) {
    self = try withBytes(of: text) { (bytes) throws(RequirementParseError) in try MarkerTree(parsing: bytes) }
  }

  /// Parses a marker given as UTF-8 bytes.
  ///
  /// - Throws: ``RequirementParseError`` if the bytes are no marker.
  package init(parsing bytes: Span<UInt8>) throws(RequirementParseError) {
    var warnings: [MarkerWarning] = []
    try self.init(parsing: bytes, warnings: &warnings)
  }

  /// Parses a marker and adds what was left out of it to `warnings`.
  ///
  /// - Throws: ``RequirementParseError`` if the bytes are no marker.
  package init(parsing bytes: Span<UInt8>, warnings: inout [MarkerWarning]) throws(RequirementParseError) {
    var scanner = RequirementScanner(bytes)
    do throws(RequirementScanner.Failure) {
      scanner.skipSpace()
      self = try scanner.scanMarker(warnings: &warnings)
      guard scanner.isAtEnd else {
        throw scanner.failure("expected `and`, `or` or the end of the marker", at: scanner.position, length: 1)
      }
    } catch {
      throw RequirementParseError(error, in: bytes)
    }
  }
}

/// Markers that were parsed already, by their text: metadata repeats the same few all the time.
enum MarkerCache {
  private struct Table {
    var trees: [UInt64: (text: [UInt8], tree: MarkerTree)] = [:]
  }

  private static let table = Mutex(Table())
  private static let capacity = 1 << 16

  static func tree(for bytes: Span<UInt8>, hash: UInt64) -> MarkerTree? {
    table.withLock { table in
      guard let entry = table.trees[hash], entry.text.count == bytes.count else { return nil }
      for index in 0..<bytes.count where entry.text[index] != bytes[index] { return nil }
      return entry.tree
    }
  }

  static func insert(_ tree: MarkerTree, for bytes: Span<UInt8>, hash: UInt64) {
    let text = unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
    table.withLock { table in
      if table.trees.count >= capacity { table.trees.removeAll(keepingCapacity: true) }
      table.trees[hash] = (text, tree)
    }
  }

  static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 0..<bytes.count { hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3 }
    return hash ^ hash >> 32
  }
}
