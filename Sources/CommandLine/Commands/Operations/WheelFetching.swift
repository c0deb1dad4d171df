internal import Archives
internal import Caching
internal import IndexAccess
internal import Installing
internal import PackagingStandards
internal import Resolution
internal import Support
internal import Synchronization
internal import SystemIO
internal import TerminalUI

/// Gets wheels into the cache: those that are there at once, the others from their indexes, several at a time.
struct WheelFetching {
  let client: IndexClient
  let store: WheelStore
  let context: CommandContext
  let options: EnvironmentUpdate.Options

  /// Returns the unpacked wheels of some packages, in their order.
  func fetch(_ packages: [ResolvedPackage]) throws -> [CachedWheel] {
    let start = MonotonicInstant.now
    let files = try packages.map(wheelFile)
    let slots = Mutex(lookUp(files, packages))
    var missing = slots.withLock { slots in slots.indices.filter { slots[$0] == nil } }
    for index in missing {
      guard let digest = digest(of: files[index], packages[index]), let file = store.damagedFile(of: digest) else {
        continue
      }
      context.console.warning(
        "The cache's copy of `\(packages[index].name)==\(packages[index].version)` has been changed or damaged "
          + "(`\(file)`): it is fetched again")
    }
    if !missing.isEmpty {
      // The largest first: the last to start is then a small one.
      missing.sort { (files[$0].size ?? 0) > (files[$1].size ?? 0) }
      try download(missing, files, packages, slots: slots)
      context.report("Prepared", missing.count, since: start)
    }
    return slots.withLock { $0.compactMap(\.self) }
  }

  /// How many wheels the cache lacks.
  func missingCount(_ packages: [ResolvedPackage]) throws -> Int {
    lookUp(try packages.map(wheelFile), packages).count { $0 == nil }
  }

  /// What the cache has of some wheels, by position.
  private func lookUp(_ files: [ReleaseFile], _ packages: [ResolvedPackage]) -> [CachedWheel?] {
    let known = files.indices.map { digest(of: files[$0], packages[$0]) }
    var found = store.wheels(known.compactMap(\.self)).makeIterator()
    return known.map { $0 == nil ? nil : found.next() ?? nil }
  }

  private func download(
    _ missing: [Int], _ files: [ReleaseFile], _ packages: [ResolvedPackage], slots: borrowing Mutex<[CachedWheel?]>
  ) throws {
    let progress = Progress(on: context.console)
    progress.begin("Preparing packages...", expected: missing.count)
    defer { progress.finish() }
    let results = Mutex<[(Int, CachedWheel)]>([])
    let width = min(client.configuration.network.concurrentRequests, 16)
    try WorkerPool.forEach(missing.count, width: width) { position in
      let index = missing[position]
      let file = files[index]
      let wheel = try unpack(file, packages[index], progress)
      results.withLock { $0.append((index, wheel)) }
      progress.advance()
    }
    let done = results.withLock { $0 }
    slots.withLock { slots in for (index, wheel) in done { slots[index] = wheel } }
  }

  private func unpack(_ file: ReleaseFile, _ package: ResolvedPackage, _ progress: Progress) throws -> CachedWheel {
    let filename = try WheelFilename(file.filename)
    // Small files are over before anybody could read their bar.
    let size = Int(clamping: file.size ?? 0)
    let bar = size > 1 << 20 ? progress.addBar(package.name.string, total: size) : nil
    defer { if let bar { progress.removeBar(bar) } }
    let expected = options.hashes.digests(of: package.name, package.version) ?? file.digests
    let wheel: CachedWheel
    do {
      wheel = try store.unpack(filename, expectedDigests: expected) {
        ObservedWheelContent(DownloadedWheelContent(try client.download(file))) { count in
          if let bar { progress.advance(bar, by: count) }
        }
      }
    } catch let error as ArchiveError {
      throw CommandError(
        "Failed to unpack `\(file.filename)`", causes: explanation(of: error), hints: hints(of: error), status: .failure
      )
    } catch let error as InstallingError {
      guard case .hashMismatch = error else { throw error }
      throw CommandError(error.message, causes: error.causes, hints: error.hints, status: .failure)
    }
    if sha256(of: file) == nil {
      try store.setDigest(
        wheel.digest, index: CacheKey.digest(file.url), package: package.name, file: file.filename)
    }
    return wheel
  }

  /// The hash of the wheel, where it is known and what the cache has under it may be used.
  private func digest(of file: ReleaseFile, _ package: ResolvedPackage) -> SHA256Digest? {
    if client.cache.refresh.includes(package.name.string) { return nil }
    let known =
      sha256(of: file)
      ?? store.digest(
        index: CacheKey.digest(file.url), package: package.name, file: file.filename,
        notBefore: client.configuration.isOffline ? .min : client.oldestUsableCopy(of: file))
    guard let known else { return nil }
    if let expected = options.hashes.digests(of: package.name, package.version), !expected.contains(HashDigest(known)) {
      return nil
    }
    return known
  }

  private func sha256(of file: ReleaseFile) -> SHA256Digest? {
    for digest in file.digests where digest.algorithm == .sha256 {
      return SHA256Digest(hexadecimal: digest.hexadecimal.utf8)
    }
    return nil
  }

  private func wheelFile(of package: ResolvedPackage) throws -> ReleaseFile {
    switch package.distribution {
    case .wheel(let file): return file
    case .source(let file):
      throw CommandError(
        "`\(package.name)==\(package.version)` has no usable wheel, and building from source is not supported yet",
        causes: ["the index offers only `\(file.filename)` for this platform and Python"],
        hints: ["choose a version that has a wheel, or another Python with `--python`"])
    case .installed:
      throw CommandError("`\(package.name)` is installed but was to be installed again from nowhere")
    }
  }
}

/// Wheel content whose passing is watched, for a progress bar.
struct ObservedWheelContent: WheelContent {
  private var content: any WheelContent
  private let observe: @Sendable (Int) -> Void

  init(_ content: any WheelContent, _ observe: @escaping @Sendable (Int) -> Void) {
    self.content = content
    self.observe = observe
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try content.read(into: buffer)
    observe(count)
    return count
  }

  mutating func finish() throws -> SHA256Digest { try content.finish() }

  func limitRest() { content.limitRest() }
}
