import JSONSyntax

extension IndexPage {
  /// Reads a project's page in the JSON form of the simple API (PEP 691), of any version 1.x.
  ///
  /// Unknown keys are ignored. An entry of `files` that lacks what it must have, or has it in another type, is left out
  /// with a diagnostic.
  /// - Throws: ``IndexPageError`` if the page as a whole is not such a page.
  package init(json bytes: RawSpan) throws(IndexPageError) {
    self.init()
    guard bytes.byteCount < UInt32.max else { throw IndexPageError(kind: .tooLarge, offset: 0) }
    let refusal: IndexPageError?
    do throws(JSONError) {
      refusal = try readPage(bytes)
    } catch {
      throw IndexPageError(kind: .malformed(error.reason), offset: error.offset)
    }
    if let refusal { throw refusal }
  }

  /// Reads the whole page, and answers why it must be refused though it is JSON.
  private mutating func readPage(_ bytes: RawSpan) throws(JSONError) -> IndexPageError? {
    var reader = JSONReader(bytes)
    var hasFiles = false
    text.reserveCapacity(bytes.byteCount / 2)
    files.reserveCapacity(bytes.byteCount / 450)
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if reader.matches(key, "files") {
        hasFiles = true
        try readFiles(&reader)
      } else if reader.matches(key, "name") {
        projectName = try readOptionalString(&reader)
      } else if reader.matches(key, "versions"), try reader.peekKind() == .array {
        try reader.beginArray()
        while try reader.nextElement() {
          if let version = try readOptionalString(&reader) { versions.append(version) }
        }
      } else if reader.matches(key, "meta"), try reader.peekKind() == .object {
        if let refusal = try readMeta(&reader) { return refusal }
      } else if reader.matches(key, "project-status"), try reader.peekKind() == .object {
        try readStatus(&reader)
      } else {
        try reader.skipValue()
      }
    }
    try reader.finish()
    return hasFiles ? nil : IndexPageError(kind: .missingFiles, offset: 0)
  }

  private mutating func readMeta(_ reader: inout JSONReader) throws(JSONError) -> IndexPageError? {
    var refusal: IndexPageError?
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if reader.matches(key, "api-version"), try reader.peekKind() == .string {
        let offset = reader.position
        let version = try reader.readString()
        if !Self.isSupported(apiVersion: version) {
          refusal = IndexPageError(kind: .unsupportedVersion(version), offset: offset)
        }
      } else {
        try reader.skipValue()
      }
    }
    return refusal
  }

  /// Whether a page that says it is of this version can be read: only another major version can not.
  static func isSupported(apiVersion: String) -> Bool {
    guard let major = apiVersion.split(separator: ".").first, let number = Int(major) else { return true }
    return number <= 1
  }

  private mutating func readStatus(_ reader: inout JSONReader) throws(JSONError) {
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if reader.matches(key, "status"), try reader.peekKind() == .string {
        status = ProjectStatus(try reader.readString())
      } else if reader.matches(key, "reason") {
        statusReason = try readOptionalString(&reader)
      } else {
        try reader.skipValue()
      }
    }
  }

  /// Reads a string into the page's text, or skips a value of another kind.
  private mutating func readOptionalString(_ reader: inout JSONReader) throws(JSONError) -> TextSlice? {
    guard try reader.peekKind() == .string else {
      try reader.skipValue()
      return nil
    }
    let start = text.count
    try reader.readString(appendingTo: &text)
    return slice(from: start)
  }

  // MARK: Files

  private mutating func readFiles(_ reader: inout JSONReader) throws(JSONError) {
    try reader.beginArray()
    var lastRequiresPython: TextSlice?
    while try reader.nextElement() {
      _ = try reader.peekKind()
      let start = reader.position
      let textStart = text.count
      let lastBefore = lastRequiresPython
      var attempt = reader
      let problem: String?
      do throws(JSONError) {
        problem = try readFile(&attempt, lastRequiresPython: &lastRequiresPython)
        reader = attempt
      } catch {
        // Where the page itself is broken skipping fails too, at the very place.
        try reader.skipValue()
        problem = error.reason
      }
      if let problem {
        text.removeSubrange(textStart...)
        lastRequiresPython = lastBefore
        diagnostics.append(IndexPageDiagnostic(offset: start, message: problem))
      }
    }
  }

  /// Reads one entry of `files`, and answers why it can not be used.
  private mutating func readFile(
    _ reader: inout JSONReader, lastRequiresPython: inout TextSlice?
  ) throws(JSONError) -> String? {
    var file = IndexFile(filename: TextSlice(start: 0, length: 0), url: TextSlice(start: 0, length: 0))
    var hasFilename = false
    var hasURL = false
    var metadataRank = 0
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if reader.matches(key, "filename") {
        let start = text.count
        try reader.readString(appendingTo: &text)
        file.filename = slice(from: start)
        hasFilename = file.filename.length > 0
      } else if reader.matches(key, "url") {
        let start = text.count
        try reader.readString(appendingTo: &text)
        file.url = slice(from: start)
        hasURL = file.url.length > 0
      } else if reader.matches(key, "hashes") {
        try readHashes(&reader, into: &file)
      } else if reader.matches(key, "requires-python") {
        file.requiresPython = try readRequiresPython(&reader, last: &lastRequiresPython)
      } else if reader.matches(key, "size") {
        if try !reader.readNullIfPresent() { file.size = UInt64(exactly: try reader.readInteger()) }
      } else if reader.matches(key, "upload-time") {
        file.uploadTimeMilliseconds = try readUploadTime(&reader)
      } else if reader.matches(key, "yanked") {
        try readYanked(&reader, into: &file)
      } else if reader.matches(key, "core-metadata") {
        try readCoreMetadata(&reader, into: &file, rank: 3, over: &metadataRank)
      } else if reader.matches(key, "dist-info-metadata") {
        try readCoreMetadata(&reader, into: &file, rank: 2, over: &metadataRank)
      } else if reader.matches(key, "data-dist-info-metadata") {
        try readCoreMetadata(&reader, into: &file, rank: 1, over: &metadataRank)
      } else if reader.matches(key, "provenance") {
        file.provenance = try readOptionalString(&reader)
      } else if reader.matches(key, "gpg-sig"), try reader.peekKind() == .boolean {
        file.hasSignature = try reader.readBool()
      } else {
        try reader.skipValue()
      }
    }
    guard hasFilename else { return "the file has no `filename`" }
    guard hasURL else { return "the file has no `url`" }
    files.append(file)
    return nil
  }

  private mutating func readHashes(_ reader: inout JSONReader, into file: inout IndexFile) throws(JSONError) {
    try reader.beginObject()
    var others: [UInt8] = []
    while let key = try reader.nextKey() {
      guard try reader.peekKind() == .string else {
        try reader.skipValue()
        continue
      }
      if reader.matches(key, "sha256") {
        let digits = try reader.readStringSlice()
        file.sha256 = SHA256Digest(hexadecimal: reader.rawBytes(of: digits))
      } else {
        let name = try reader.decode(key)
        let digits = try reader.readString()
        if let algorithm = HashAlgorithm(name: name),
          let digest = HashDigest(algorithm: algorithm, hexadecimal: digits)
        {
          if !others.isEmpty { others.append(UInt8(ascii: " ")) }
          others += Array(digest.description.utf8)
        }
      }
    }
    if !others.isEmpty { file.otherHashes = append(others) }
  }

  /// Neighbouring files mostly ask for the same Python, so their text is kept once.
  private mutating func readRequiresPython(
    _ reader: inout JSONReader, last: inout TextSlice?
  ) throws(JSONError) -> TextSlice? {
    if try reader.readNullIfPresent() { return nil }
    let start = text.count
    try reader.readString(appendingTo: &text)
    let slice = slice(from: start)
    if slice.length == 0 { return nil }
    if let last, text[last.byteRange].elementsEqual(text[slice.byteRange]) {
      text.removeSubrange(start...)
      return last
    }
    last = slice
    return slice
  }

  private mutating func readUploadTime(_ reader: inout JSONReader) throws(JSONError) -> Int64? {
    if try reader.readNullIfPresent() { return nil }
    let start = text.count
    try reader.readString(appendingTo: &text)
    defer { text.removeSubrange(start...) }
    return UploadTime.milliseconds(text[start...])
  }

  private mutating func readYanked(_ reader: inout JSONReader, into file: inout IndexFile) throws(JSONError) {
    switch try reader.peekKind() {
    case .boolean: file.isYanked = try reader.readBool()
    case .string:
      file.isYanked = true
      let reason = try readOptionalString(&reader)
      file.yankedReason = reason?.length == 0 ? nil : reason
    default: try reader.skipValue()
    }
  }

  /// Of the names this key has had, the newest counts.
  private mutating func readCoreMetadata(
    _ reader: inout JSONReader, into file: inout IndexFile, rank: Int, over best: inout Int
  ) throws(JSONError) {
    var metadata = IndexFile.CoreMetadata.absent
    switch try reader.peekKind() {
    case .boolean: metadata = try reader.readBool() ? .available : .absent
    case .object:
      metadata = .available
      try reader.beginObject()
      while let key = try reader.nextKey() {
        guard reader.matches(key, "sha256"), try reader.peekKind() == .string else {
          try reader.skipValue()
          continue
        }
        let digits = try reader.readStringSlice()
        if let digest = SHA256Digest(hexadecimal: reader.rawBytes(of: digits)) { metadata = .hashed(digest) }
      }
    default: try reader.skipValue()
    }
    if rank > best {
      best = rank
      file.coreMetadata = metadata
    }
  }
}
