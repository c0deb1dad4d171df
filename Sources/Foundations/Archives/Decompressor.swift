import CDeflate

/// Computes the CRC-32 of bytes, continuing from the checksum of what came before.
package func checksum(_ bytes: UnsafeRawBufferPointer, continuing previous: UInt32 = 0) -> UInt32 {
  guard let start = bytes.baseAddress, bytes.count > 0 else { return previous }
  return unsafe libdeflate_crc32(previous, start, bytes.count)
}

/// Inflates an entry whose compressed bytes are all at hand, about twice as fast as piece by piece.
@safe final class WholeInflater {
  private let decompressor: OpaquePointer

  init() throws(ArchiveError) {
    guard let decompressor = unsafe libdeflate_alloc_decompressor() else { throw .corruptContent("") }
    unsafe self.decompressor = decompressor
  }

  deinit { unsafe libdeflate_free_decompressor(decompressor) }

  /// How an entry inflated.
  enum Outcome {
    case inflated(consumed: Int, produced: Int)
    case corrupt
    case needsMoreRoom
  }

  /// Inflates the deflate stream that `input` starts with.
  func inflate(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Outcome {
    var consumed = 0
    var produced = 0
    let result = unsafe libdeflate_deflate_decompress_ex(
      decompressor, input.baseAddress, input.count, output.baseAddress, output.count, &consumed, &produced)
    return switch result {
    case LIBDEFLATE_SUCCESS: .inflated(consumed: consumed, produced: produced)
    case LIBDEFLATE_INSUFFICIENT_SPACE: .needsMoreRoom
    default: .corrupt
    }
  }
}

/// What one step of a streaming decompressor did.
struct DecompressionStep {
  var consumed: Int
  var produced: Int
  /// The compressed stream says that it ends here.
  var isAtEnd: Bool
}

/// Decompresses one entry piece by piece.
///
/// The state of the C library lies at a fixed address: it points into itself.
struct StreamingDecompressor: ~Copyable {
  @safe private enum State {
    case inflate(UnsafeMutablePointer<z_stream>)
    case zstandard(OpaquePointer)
  }
  private let state: State

  /// Prepares for raw deflate.
  static func inflate() -> StreamingDecompressor? {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe cdeflate_inflate_init_raw(stream) == Z_OK else {
      unsafe stream.deallocate()
      return nil
    }
    return unsafe StreamingDecompressor(state: .inflate(stream))
  }

  /// Prepares for zstd frames of a window of at most 128 MiB.
  static func zstandard() -> StreamingDecompressor? {
    guard let stream = unsafe ZSTD_createDStream() else { return nil }
    _ = unsafe ZSTD_initDStream(stream)
    return unsafe StreamingDecompressor(state: .zstandard(stream))
  }

  private init(state: State) { self.state = state }

  deinit {
    switch state {
    case .inflate(let stream):
      unsafe inflateEnd(stream)
      unsafe stream.deallocate()
    case .zstandard(let stream):
      _ = unsafe ZSTD_freeDStream(stream)
    }
  }

  /// Decompresses what fits; returns `nil` where the input is corrupt.
  func step(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> DecompressionStep? {
    switch state {
    case .inflate(let stream):
      let inputCount = min(input.count, Int(UInt32.max))
      let outputCount = min(output.count, Int(UInt32.max))
      unsafe stream.pointee.next_in = UnsafeMutablePointer(
        mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
      unsafe stream.pointee.avail_in = UInt32(inputCount)
      unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
      unsafe stream.pointee.avail_out = UInt32(outputCount)
      let result = unsafe CDeflate.inflate(stream, Z_NO_FLUSH)
      guard result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR else { return nil }
      return unsafe DecompressionStep(
        consumed: inputCount - Int(stream.pointee.avail_in), produced: outputCount - Int(stream.pointee.avail_out),
        isAtEnd: result == Z_STREAM_END)
    case .zstandard(let stream):
      var inBuffer = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
      var outBuffer = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
      let result = unsafe ZSTD_decompressStream(stream, &outBuffer, &inBuffer)
      if ZSTD_isError(result) != 0 { return nil }
      return unsafe DecompressionStep(consumed: inBuffer.pos, produced: outBuffer.pos, isAtEnd: result == 0)
    }
  }
}
