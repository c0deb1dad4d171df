import Caching
import PackagingStandards
import Synchronization
import SystemIO
import SystemPackage

/// Gets the metadata of one wheel by the cheapest way: the cache, the index's metadata file, ranges of the wheel, the
/// whole wheel.
final class MetadataLookup: Sendable {
  private let client: IndexClient
  private let file: ReleaseFile
  private let plan: Mutex<WheelMetadataPlan>

  init(_ file: ReleaseFile, client: IndexClient) {
    self.file = file
    self.client = client
    self.plan = Mutex(WheelMetadataPlan(package: file.page.package, size: file.size))
  }

  /// Starts; the client hears of the end through `finish`, perhaps before this returns.
  func start() {
    if let cached = stored() { return finish(.success(cached)) }
    guard let url = try? URLReference(absolute: file.url) else {
      return fail(.malformed, "the URL of the file cannot be used")
    }
    if url.isFile { return client.workQueue.async { [self] in readWhole(url) } }
    if client.configuration.isOffline {
      return finish(
        .failure(
          IndexAccessError(
            .offline, "The metadata of `\(file.filename)` is not in the cache")))
    }
    if file.hasMetadataFile { requestMetadataFile(url) } else { requestRanges(url) }
  }

  // MARK: Cache

  private var cachePath: FilePath {
    var name = file.filename
    if name.hasSuffix(".whl") { name.removeLast(4) }
    return client.cache.path(
      .metadata, file.page.index.cacheKey, file.page.package.string, CacheKey.filename(name))
  }

  private func stored() -> CoreMetadata? {
    guard !client.cache.refresh.includes(file.page.package.string),
      let record = try? readRegularFileIfPresent(cachePath)
    else { return nil }
    let oldest = client.configuration.isOffline ? .min : client.oldestUsableCopy(of: file)
    if oldest > .min, (try? fileStatus(cachePath))?.modificationTime ?? .min < oldest { return nil }
    return unsafe record.withUnsafeBytes { unsafe CoreMetadata(record: $0, identity: file.identity) }
  }

  // MARK: The index's metadata file

  private func requestMetadataFile(_ url: URLReference) {
    let headers = [(name: "Accept-Encoding", value: "identity")]
    var request = HTTPRequest(url.withPath(url.path + ".metadata"), headers: headers)
    request.bodyLimit = 64 << 20
    request.listing = file.page.index
    client.executor.collect(request) { [self] result in
      client.workQueue.async { [self] in
        switch result {
        case .failure(let error): finish(.failure(error))
        case .success(let response) where response.status == 200: receiveMetadataFile(response.body)
        // The promise was wrong, as with mirrors that copy pages but not the files beside wheels.
        case .success: requestRanges(url)
        }
      }
    }
  }

  private func receiveMetadataFile(_ bytes: [UInt8]) {
    for digest in file.metadataDigests {
      guard var hasher = ContentHasher(digest.algorithm) else { continue }
      unsafe bytes.withUnsafeBytes { unsafe hasher.update($0) }
      guard hasher.matches(digest) else {
        return fail(.mismatch, "its metadata file does not have the promised hash `\(digest)`")
      }
    }
    receive(metadata: bytes)
  }

  // MARK: Ranges of the wheel

  private func requestRanges(_ url: URLReference) {
    guard client.rangeSupport.isPossible(at: url.origin) else { return readWhole(url) }
    follow(plan.withLock { $0.start() }, url)
  }

  private func follow(_ step: WheelMetadataPlan.Step, _ url: URLReference) {
    switch step {
    case .request(let range) where range.isEmpty: readWhole(url)
    case .request(let range): request("bytes=\(range.lowerBound)-\(range.upperBound - 1)", url)
    case .requestLast(let count): request("bytes=-\(count)", url)
    case .metadata(let bytes): receive(metadata: bytes)
    case .readWhole: readWhole(url)
    case .failed(let reason): fail(.malformed, reason)
    }
  }

  private func request(_ range: String, _ url: URLReference) {
    var request = HTTPRequest(
      url, headers: [(name: "Range", value: range), (name: "Accept-Encoding", value: "identity")])
    // A server without ranges would send the whole wheel: a small one is welcome, others are read from the disk.
    request.bodyLimit = 8 << 20
    request.listing = file.page.index
    client.executor.collect(request) { [self] result in
      client.workQueue.async { [self] in
        switch result {
        case .success(let response): receiveRange(response, url)
        case .failure(let error) where error.kind == .malformed:
          client.rangeSupport.noteRefusal(at: url.origin)
          readWhole(url)
        case .failure(let error): finish(.failure(error))
        }
      }
    }
  }

  private func receiveRange(_ response: HTTPResponse, _ url: URLReference) {
    switch response.status {
    case 206:
      guard let range = response.header("content-range").flatMap({ ContentRange($0) }),
        range.range.count == response.body.count
      else {
        client.rangeSupport.noteRefusal(at: url.origin)
        return readWhole(url)
      }
      let step = plan.withLock {
        $0.receive(response.body, offset: range.range.lowerBound, total: range.total)
      }
      follow(step, url)
    case 200:
      client.rangeSupport.noteRefusal(at: url.origin)
      receive(wheel: response.body)
    case 416, 501:
      client.rangeSupport.noteRefusal(at: url.origin)
      readWhole(url)
    default: finish(.failure(Exchange.refusal(of: url, status: response.status)))
    }
  }

  // MARK: The whole wheel

  /// Downloads the wheel to a temporary file, or opens a local one, and reads its metadata. Blocks.
  private func readWhole(_ url: URLReference) {
    do {
      if let path = url.filePath {
        guard let mapping = try MappedFile(FilePath(path)) else {
          return finish(.failure(IndexAccessError(.file, "The file `\(path)` does not exist")))
        }
        return unsafe receive(metadata: try WheelMetadataPlan.metadata(ofWheel: mapping.bytes, file.page.package))
      }
      let path = try client.cache.temporaryPath()
      defer { _ = try? removeFile(path) }
      let download = try client.download(file)
      try SavedDownload(download, path: path).save()
      guard let mapping = try MappedFile(path) else { return fail(.file, "the download vanished") }
      unsafe receive(metadata: try WheelMetadataPlan.metadata(ofWheel: mapping.bytes, file.page.package))
    } catch let error as IndexAccessError where error.kind != .malformed {
      finish(.failure(error))
    } catch let error as SystemError {
      // A full disk says nothing about the wheel.
      finish(.failure(IndexAccessError(.file, message, causes: IndexClient.causes(of: error), hints: error.hints)))
    } catch let error as CachingError {
      finish(.failure(IndexAccessError(.file, message, causes: IndexClient.causes(of: error), hints: error.hints)))
    } catch {
      finish(.failure(IndexAccessError(.malformed, message, causes: IndexClient.causes(of: error))))
    }
  }

  private func receive(wheel bytes: [UInt8]) {
    do {
      let metadata = try unsafe bytes.withUnsafeBytes {
        try unsafe WheelMetadataPlan.metadata(ofWheel: $0, file.page.package)
      }
      receive(metadata: metadata)
    } catch {
      finish(.failure(IndexAccessError(.malformed, message, causes: IndexClient.causes(of: error))))
    }
  }

  // MARK: The end

  private func receive(metadata bytes: [UInt8]) {
    do throws(MetadataError) {
      let metadata = try CoreMetadata(parsing: bytes.span)
      // Stored first: the process may end as soon as the last answer is there. Failing to store costs only time.
      try? client.cache.store(metadata.record(identity: file.identity), at: cachePath)
      finish(.success(metadata))
    } catch {
      fail(.malformed, error.message)
    }
  }

  private var message: String { "Failed to read the metadata of `\(file.filename)`" }

  private func fail(_ kind: IndexAccessError.Kind, _ cause: String) {
    finish(.failure(IndexAccessError(kind, message, causes: [cause])))
  }

  private func finish(_ result: Result<CoreMetadata, IndexAccessError>) {
    client.finish(file, result)
  }
}
