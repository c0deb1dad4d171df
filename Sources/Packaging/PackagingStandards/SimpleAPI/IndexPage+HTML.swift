import Support

extension IndexPage {
  /// Reads a project's page in the HTML form of the simple API (PEP 503, 592, 629, 658, 714, 792), or a page of links.
  ///
  /// Anchors that can not be a file (no `href`, a path that ends in a slash) are passed over in silence.
  /// - Throws: ``IndexPageError`` if the page says that it is of another major version, a hash is
  ///   malformed, or the page is too large.
  package init(html bytes: RawSpan) throws(IndexPageError) {
    self.init()
    guard bytes.byteCount < UInt32.max / 8 else { throw IndexPageError(kind: .tooLarge, offset: 0) }
    text.reserveCapacity(bytes.byteCount / 2)
    var reader = HTMLTagReader(bytes)
    while let tag = reader.next() {
      if reader.matches(tag.name, "a") {
        try readAnchor(tag, reader)
      } else if reader.matches(tag.name, "base") {
        if baseURL == nil, let href = reader.value(of: "href", in: tag), Self.isUTF8(href) { baseURL = append(href) }
      } else if reader.matches(tag.name, "meta") {
        try readMeta(tag, reader)
      }
    }
  }

  private mutating func readMeta(_ tag: HTMLTagReader.Tag, _ reader: borrowing HTMLTagReader) throws(IndexPageError) {
    guard let name = reader.value(of: "name", in: tag), let content = reader.value(of: "content", in: tag) else {
      return
    }
    let value = String(decoding: content, as: UTF8.self)
    switch String(decoding: name, as: UTF8.self) {
    case "pypi:repository-version":
      if !Self.isSupported(apiVersion: value) {
        throw IndexPageError(kind: .unsupportedVersion(value), offset: tag.start)
      }
    case "pypi:project-status": status = ProjectStatus(value)
    case "pypi:project-status-reason": statusReason = append(value.utf8)
    default: break
    }
  }

  private mutating func readAnchor(_ tag: HTMLTagReader.Tag, _ reader: borrowing HTMLTagReader) throws(IndexPageError) {
    guard let value = reader.value(of: "href", in: tag),
      let start = value.firstIndex(where: { $0 > 0x20 }), let end = value.lastIndex(where: { $0 > 0x20 })
    else { return }
    var href = Array(value[start...end])
    guard Self.isUTF8(href) else {
      diagnostics.append(IndexPageDiagnostic(offset: tag.start, message: "the link is not valid UTF-8"))
      return
    }
    var fragment: ArraySlice<UInt8> = []
    if let hash = href.firstIndex(of: UInt8(ascii: "#")) {
      fragment = href[(hash + 1)...]
      href.removeSubrange(hash...)
      fragment = ArraySlice(Array(fragment))
    }
    var path = href[...]
    if let mark = path.firstIndex(of: UInt8(ascii: "?")) { path = path[..<mark] }
    let nameStart = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.startIndex
    let name = PercentEncoding.decode(String(decoding: path[nameStart...], as: UTF8.self))
    guard !name.isEmpty, Self.isUTF8(name) else { return }

    let filename = append(name)
    var file = IndexFile(filename: filename, url: append(href))
    try readHash(fragment, at: tag.start, into: &file)
    if let requiresPython = reader.value(of: "data-requires-python", in: tag), !requiresPython.isEmpty,
      Self.isUTF8(requiresPython)
    {
      file.requiresPython = append(requiresPython)
    }
    if let reason = reader.value(of: "data-yanked", in: tag) {
      file.isYanked = true
      if !reason.isEmpty, Self.isUTF8(reason) { file.yankedReason = append(reason) }
    }
    let metadata =
      reader.value(of: "data-core-metadata", in: tag) ?? reader.value(of: "data-dist-info-metadata", in: tag)
    if let metadata { file.metadataFile = try metadataFile(metadata, at: tag.start) }
    if let signature = reader.value(of: "data-gpg-sig", in: tag) {
      file.hasSignature = signature.elementsEqual("true".utf8)
    }
    if let provenance = reader.value(of: "data-provenance", in: tag), !provenance.isEmpty, Self.isUTF8(provenance) {
      file.provenance = append(provenance)
    }
    files.append(file)
  }

  /// Takes the hash from a link's fragment, which may hold other parameters too.
  private mutating func readHash(
    _ fragment: ArraySlice<UInt8>, at offset: Int, into file: inout IndexFile
  ) throws(IndexPageError) {
    for parameter in fragment.split(separator: UInt8(ascii: "&")) {
      guard let digest = try Self.digest(String(decoding: parameter, as: UTF8.self), at: offset) else { continue }
      if digest.algorithm == .sha256 {
        file.sha256 = SHA256Digest(digest)
      } else {
        file.otherHashes = append(digest.description.utf8)
      }
      return
    }
  }

  private mutating func metadataFile(_ value: [UInt8], at offset: Int) throws(IndexPageError) -> IndexFile.MetadataFile
  {
    let value = String(decoding: value, as: UTF8.self)
    if value == "false" { return .absent }
    guard let digest = try Self.digest(value, at: offset) else { return .available }
    if digest.algorithm == .sha256, let sha256 = SHA256Digest(digest) {
      return .hashed(sha256)
    }
    return .hashedOtherwise(append(digest.description.utf8))
  }

  /// Reads `algorithm=digits`; `nil` where it is something else or of an unknown algorithm.
  private static func digest(_ text: String, at offset: Int) throws(IndexPageError) -> HashDigest? {
    guard let equals = text.firstIndex(where: { $0 == "=" || $0 == ":" }), HashAlgorithm(name: text[..<equals]) != nil
    else { return nil }
    guard let digest = HashDigest(text) else { throw IndexPageError(kind: .malformedHash(text), offset: offset) }
    return digest
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0 < 0x80 } || (try? UTF8Span(validating: bytes.span)) != nil
  }
}
