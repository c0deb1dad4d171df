internal import Archives
internal import Caching
internal import IndexAccess
internal import Installing
internal import PackagingStandards
internal import Resolution
internal import Support
internal import Synchronization
internal import SystemIO

/// Gets wheels into the cache: those that are there at once, the others from their indexes, several at a time.
struct WheelFetching {
  let client: IndexClient
  let store: WheelStore
  let hashes: ExpectedHashes
  let observer: any OperationObserver

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
      observer.warn(.damagedCacheEntry(packages[index].name, packages[index].version, file: file))
    }
    if !missing.isEmpty {
      // The largest first: the last to start is then a small one.
      missing.sort { (files[$0].size ?? 0) > (files[$1].size ?? 0) }
      try download(missing, files, packages, slots: slots)
      observer.complete(.prepared, missing.count, since: start)
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
    let results = Mutex<[(Int, CachedWheel)]>([])
    let width = min(client.configuration.network.concurrentRequests, 16)
    try observer.during(.preparing, steps: missing.count) {
      try WorkerPool.forEach(missing.count, width: width) { position in
        let index = missing[position]
        let wheel = try unpack(files[index], packages[index], number: index)
        results.withLock { $0.append((index, wheel)) }
        observer.receive(.progress(.stepDone))
      }
    }
    let done = results.withLock { $0 }
    slots.withLock { slots in for (index, wheel) in done { slots[index] = wheel } }
  }

  /// - Parameter number: what its transfer is called among those of this run.
  private func unpack(_ file: ReleaseFile, _ package: ResolvedPackage, number: Int) throws -> CachedWheel {
    let filename = try WheelFilename(file.filename)
    // Small files are over before anybody could read their bar.
    let size = Int(clamping: file.size ?? 0)
    let isShown = size > 1 << 20
    if isShown { observer.receive(.progress(.transferBegan(number, label: package.name.string, bytes: size))) }
    defer { if isShown { observer.receive(.progress(.transferEnded(number))) } }
    let expected = hashes.digests(of: package.name, package.version) ?? file.digests
    let wheel: CachedWheel
    do {
      wheel = try store.unpack(filename, expectedDigests: expected) {
        let content = DownloadedWheelContent(try client.download(file))
        return isShown ? ObservedWheelContent(content, number: number, observer) : content
      }
    } catch let error as ArchiveError {
      throw OperationError(
        .damagedWheel, "Failed to unpack `\(file.filename)`", causes: explanation(of: error), hints: hints(of: error))
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
    if let expected = hashes.digests(of: package.name, package.version), !expected.contains(HashDigest(known)) {
      return nil
    }
    return known
  }

  private func sha256(of file: ReleaseFile) -> SHA256Digest? {
    file.digests.lazy.compactMap { SHA256Digest($0) }.first
  }

  private func wheelFile(of package: ResolvedPackage) throws -> ReleaseFile {
    switch package.distribution {
    case .wheel(let file): return file
    case .source(let file):
      throw OperationError(
        .noWheel,
        "`\(package.name)==\(package.version)` has no usable wheel, and building from source is not supported yet",
        causes: ["the index offers only `\(file.filename)` for this platform and Python"],
        hints: ["choose a version that has a wheel, or another Python with `--python`"])
    case .installed:
      throw OperationError(
        .noWheel, "`\(package.name)` is installed but was to be installed again from nowhere")
    }
  }
}
