import Archives
import PackagingStandards
import Support
import SystemIO
import SystemPackage

/// Computes the manifest of a wheel that was just unpacked, and checks that the wheel keeps the rules.
///
/// See the [binary distribution format](https://packaging.python.org/en/latest/specifications/binary-distribution-format/).
struct WheelManifestBuilder {
  /// What a wheel is expected to be, for comparison and messages.
  struct Expectation {
    let displayed: String
    let name: PackageName
    let version: Version
    /// Whether the content must be of this distribution and version.
    var isRequired = true
  }

  let tree: ExtractedTree
  let root: FilePath
  let expectation: Expectation
  private(set) var distInfo = ""
  /// The distribution that the content is of.
  private(set) var name: PackageName
  private(set) var version = ""
  /// The id of the `.data` directory, or -1.
  private(set) var dataDirectory: Int32 = -1
  /// The RECORD row of each file as the wheel has it: the hash, where it is usable.
  private(set) var hashes: [String?]

  /// Returns the bytes of the manifest of the wheel that lies unpacked in `root`.
  ///
  /// - Throws: `InstallingError`, `SystemError`.
  static func build(_ tree: ExtractedTree, at root: FilePath, expecting expectation: Expectation) throws -> [UInt8] {
    var builder = WheelManifestBuilder(tree: tree, root: root, expectation: expectation)
    return try builder.run()
  }

  private init(tree: ExtractedTree, root: FilePath, expectation: Expectation) {
    self.tree = tree
    self.root = root
    self.expectation = expectation
    name = expectation.name
    hashes = [String?](repeating: nil, count: tree.entries.count)
  }

  private mutating func run() throws -> [UInt8] {
    try checkNames()
    try findDirectories()
    try checkMetadata()
    let wheelFile = try readWheelFile()
    try readRecord()
    let commands = try readCommands()
    return try encoded(rootIsPurelib: wheelFile.isRootPurelib, commands: commands)
  }

  func invalid(_ what: String) -> InstallingError {
    .invalidWheel(expectation.displayed, what: what)
  }

  // MARK: Reading

  /// Nothing in a wheel may have a name that this program takes for its own in an environment.
  private func checkNames() throws {
    let reserved = Array(TransactionStash.directoryName.utf8)
    for (id, entry) in tree.entries.enumerated() {
      let isReserved = unsafe tree.withPath(of: id) { path in
        let name = unsafe path[Int(entry.directoryLength)...]
        guard unsafe name.first == reserved.first, unsafe name.count >= reserved.count else { return false }
        // Some file systems take letters of both cases for the same.
        return unsafe zip(name, reserved).allSatisfy { ($0 | 0x20) == ($1 | 0x20) }
      }
      if isReserved {
        throw InstallingError.reservedName(wheel: expectation.displayed, path: tree.path(of: id))
      }
    }
  }

  private mutating func findDirectories() throws {
    var found: [String] = []
    for id in tree.entries.indices where tree.entries[id].parent < 0 && tree.entries[id].isDirectory {
      let path = tree.path(of: id)
      if path.hasSuffix(".dist-info") { found.append(path) }
    }
    guard let distInfo = found.first else { throw invalid("it has no `.dist-info` directory") }
    guard found.count == 1 else {
      throw invalid("it has several `.dist-info` directories: " + found.map { "`\($0)`" }.joined(separator: ", "))
    }
    let stem = distInfo.dropLast(".dist-info".count)
    guard let dash = stem.lastIndex(of: "-") else { throw invalid("`\(distInfo)` names no version") }
    self.distInfo = distInfo
    version = String(stem[stem.index(after: dash)...])
    try compare(name: String(stem[..<dash]), version: version)
    if !expectation.isRequired { name = (try? PackageName(String(stem[..<dash]))) ?? expectation.name }
    if let id = tree.find(stem + ".data"), tree.entries[id].isDirectory { dataDirectory = Int32(id) }
  }

  private func compare(name: String, version: String) throws {
    guard expectation.isRequired else { return }
    let isSame =
      (try? PackageName(name)) == expectation.name && (try? Version(version)).map { $0 == expectation.version } ?? false
    if !isSame {
      throw InstallingError.mismatchedWheel(
        file: expectation.displayed, expected: "\(expectation.name) \(expectation.version)", found: "\(name) \(version)"
      )
    }
  }

  private func read(_ name: String) throws -> [UInt8]? {
    let path = "\(distInfo)/\(name)"
    guard let id = tree.find(path), !tree.entries[id].isDirectory else { return nil }
    return try readFile(root.pushing(FilePath(path)))
  }

  /// METADATA must name what the file name promises.
  private func checkMetadata() throws {
    guard let bytes = try read("METADATA") else { throw invalid("it has no `METADATA`") }
    var name: String?
    var version: String?
    var headers = MetadataHeaders(bytes.span)
    while name == nil || version == nil, let header = headers.next() {
      if name == nil, headers.name(of: header, is: "name") {
        name = headers.text(of: header)
      } else if version == nil, headers.name(of: header, is: "version") {
        version = headers.text(of: header)
      }
    }
    guard let name, let version else { throw invalid("its `METADATA` lacks a name or a version") }
    try compare(name: name, version: version)
  }

  private func readWheelFile() throws -> WheelFile {
    guard let bytes = try read("WHEEL") else { throw invalid("it has no `WHEEL`") }
    do throws(WheelFileError) {
      return try WheelFile(parsing: bytes.span)
    } catch {
      throw invalid(error.message)
    }
  }

  /// Takes over the hashes of RECORD: the archive's own hash, or the transport, vouches for them.
  private mutating func readRecord() throws {
    guard let bytes = try read("RECORD") else { throw invalid("it has no `RECORD`") }
    let record: RecordFile
    do throws(RecordFileError) {
      record = try RecordFile(parsing: bytes.span)
    } catch {
      throw invalid(error.message)
    }
    for row in record.entries {
      guard let hash = row.hash, Self.isUsable(hash), let id = tree.find(row.path) else { continue }
      hashes[id] = hash
    }
  }

  /// Whether a hash may be copied into an environment's RECORD: SHA-256 or better, in the alphabet of RECORD.
  private static func isUsable(_ hash: String) -> Bool {
    guard let equals = hash.utf8.firstIndex(of: UInt8(ascii: "=")) else { return false }
    let digits = hash.utf8[hash.utf8.index(after: equals)...]
    let length =
      switch hash[..<equals] {
      case "sha256": 43
      case "sha384": 64
      case "sha512": 86
      default: 0
      }
    return digits.count == length
      && digits.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  private func readCommands() throws -> [WheelManifest.Command] {
    guard let bytes = try read("entry_points.txt") else { return [] }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw invalid("its `entry_points.txt` is not UTF-8")
    }
    let entryPoints: EntryPoints
    do throws(EntryPointsError) {
      entryPoints = try EntryPoints(text)
    } catch {
      throw invalid(error.message)
    }
    return try entryPoints.consoleScripts.map { try command($0, isGraphical: false) }
      + entryPoints.guiScripts.map { try command($0, isGraphical: true) }
  }

  private func command(_ entryPoint: EntryPoint, isGraphical: Bool) throws -> WheelManifest.Command {
    if entryPoint.name.lowercased().hasPrefix(TransactionStash.directoryName) {
      throw InstallingError.reservedName(wheel: expectation.displayed, path: entryPoint.name)
    }
    guard entryPoint.isSafeFilename else { throw invalid("the command `\(entryPoint.name)` cannot be a file name") }
    guard let object = entryPoint.attribute else { throw invalid("the command `\(entryPoint.name)` names no object") }
    return WheelManifest.Command(
      name: entryPoint.name, module: entryPoint.module, object: object, isGraphical: isGraphical)
  }
}
