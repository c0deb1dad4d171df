import Interpreters
import Support
import Synchronization
import SystemIO
package import SystemPackage

/// Compiles the modules of an environment to bytecode with the environment's own Python.
///
/// Several Python processes each compile one file after another: this process tells them paths on standard input and
/// hears of each that is done. Modules that do not compile are no error: many packages ship some on purpose.
package struct BytecodeCompiler: Sendable {
  private let python: FilePath
  private let width: Int
  private let timeout: Duration

  /// - Parameters:
  ///   - width: the number of processes.
  ///   - timeout: how long one file may take.
  package init(python: FilePath, width: Int = ProcessEnvironment.processorCount, timeout: Duration = .seconds(60)) {
    self.python = python
    self.width = max(1, width)
    self.timeout = timeout
  }

  /// Compiles the modules of some wheels, where they were installed; modules whose bytecode is up to date are left
  /// alone.
  ///
  /// - Returns: the number of modules.
  /// - Throws: `InstallingError.bytecode` where Python fails or takes too long, `SystemError`.
  package func compile(_ wheels: [CachedWheel], in installTarget: InstallTarget) throws -> Int {
    var modules: Set<String> = []
    for wheel in wheels {
      for section in wheel.manifest.sections {
        let directory: String
        switch section.destination {
        case .root:
          directory = wheel.manifest.rootIsPurelib ? installTarget.scheme.purelib : installTarget.scheme.platlib
        case .purelib: directory = installTarget.scheme.purelib
        case .platlib: directory = installTarget.scheme.platlib
        case .scripts, .data, .headers: continue
        }
        for index in section.files {
          let name = wheel.manifest.target(of: wheel.manifest.file(index))
          // A line break in a name would be two paths to the other side.
          if name.hasSuffix(".py"), !name.utf8.contains(UInt8(ascii: "\n")) { modules.insert("\(directory)/\(name)") }
        }
      }
    }
    return try compile(modules.sorted())
  }

  private func compile(_ all: [String]) throws -> Int {
    let next = Atomic<Int>(0)
    let workers = min(width, all.count)
    try WorkerPool.forEach(workers, width: workers) { _ in
      var worker = try BytecodeWorker(python, timeout: timeout)
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < all.count else { break }
        do {
          try worker.compile(all[index])
        } catch {
          next.store(all.count, ordering: .relaxed)
          throw error
        }
      }
      try worker.finish()
    }
    return all.count
  }
}

/// One Python process that compiles files.
private struct BytecodeWorker: ~Copyable {
  private var process: ChildProcess
  private let python: FilePath
  private let timeout: Duration

  /// What the process runs: it answers each path with a line once the file is dealt with.
  private static let program = """
    import compileall
    import os
    import py_compile
    import sys
    import warnings

    warnings.simplefilter("ignore")
    mode = os.environ.get("PYC_INVALIDATION_MODE", "").replace("-", "_").upper()
    mode = getattr(py_compile.PycInvalidationMode, mode, None)
    answers = os.fdopen(os.dup(1), "wb", 0)
    os.dup2(2, 1)
    for line in sys.stdin.buffer:
        path = os.fsdecode(line[:-1])
        try:
            compileall.compile_file(path, quiet=2, invalidation_mode=mode)
        except (OSError, RecursionError, UnicodeError, ValueError):
            pass
        answers.write(b"\\n")
    """

  init(_ python: FilePath, timeout: Duration) throws {
    self.python = python
    self.timeout = timeout
    process = try ChildProcess(python, ["-I", "-c", Self.program])
  }

  mutating func compile(_ path: String) throws {
    do {
      var line = Array(path.utf8)
      line.append(UInt8(ascii: "\n"))
      try unsafe line.withUnsafeBytes { try unsafe writeAll($0, to: process.inputDescriptor) }
    } catch {
      throw InstallingError.bytecode("`\(python)` stopped", detail: explanation(of: error))
    }
    switch process.readAnswer(timeout: timeout) {
    case .byte: return
    case .timedOut:
      process.terminate()
      throw InstallingError.bytecode(
        "`\(path)` took more than \(timeout.components.seconds) seconds", detail: [])
    case .ended: throw InstallingError.bytecode("`\(python)` stopped at `\(path)`", detail: complaint)
    }
  }

  /// The last line that Python wrote to standard error.
  private var complaint: [String] {
    let text = String(decoding: process.errorTail, as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).last.map { [String($0)] } ?? []
  }

  mutating func finish() throws {
    let output = process.communicate(timeout: timeout)
    if output.exitCode != 0 {
      throw InstallingError.bytecode("`\(python)` exited with code \(output.exitCode)", detail: complaint)
    }
  }
}
