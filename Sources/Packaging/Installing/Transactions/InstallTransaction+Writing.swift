import Support
import SystemIO
import SystemPackage

/// Putting the wheels in place. Whatever is at a path by now is of this transaction, since everything else has been
/// moved away: of two files for one path the later counts.
extension InstallTransaction {
  func createDirectories() throws {
    try WorkerPool.forEach(wheels.count, width: options.width) { index in
      let wheel = wheels[index]
      try unsafe wheel.manifest.bytes.withUnsafeBytes { raw in
        for section in wheel.sections {
          for directory in section.directories {
            let path = unsafe wheel.manifest.directoryTarget(directory, in: raw)
            guard let name = unsafe path.baseAddress?.assumingMemoryBound(to: CChar.self) else { continue }
            do throws(Errno) {
              try unsafe section.directory.createDirectory(name)
            } catch {
              throw unsafe SystemError(
                "create directory", section.directory.path.appending(String(cString: name)), code: error)
            }
          }
        }
      }
      try advance(.directoriesCreated(index))
    }
  }

  /// A run of files of one section.
  private struct Batch: Sendable {
    let wheel: Int
    let section: Int
    let files: Range<Int>
  }

  func linkFiles() throws {
    var batches: [Batch] = []
    for (wheel, prepared) in wheels.enumerated() {
      for (section, content) in prepared.sections.enumerated() {
        var start = content.files.lowerBound
        while start < content.files.upperBound {
          let end = min(start + 128, content.files.upperBound)
          batches.append(Batch(wheel: wheel, section: section, files: start..<end))
          start = end
        }
      }
    }
    let all = batches
    try WorkerPool.forEach(all.count, width: options.width) { index in
      try link(all[index])
      try advance(.filesLinked(index))
    }
  }

  private func link(_ batch: Batch) throws {
    let wheel = wheels[batch.wheel]
    let section = wheel.sections[batch.section]
    try unsafe wheel.manifest.bytes.withUnsafeBytes { raw in
      var rest = batch.files
      while !rest.isEmpty {
        let run = unsafe wheel.manifest.directoryRun(at: rest, in: raw)
        rest = run.files.upperBound..<rest.upperBound
        try unsafe link(run, of: batch, wheel, section, raw)
      }
    }
  }

  private func link(
    _ run: DirectoryRun, of batch: Batch, _ wheel: PreparedWheel, _ section: PreparedWheel.Section,
    _ raw: UnsafeRawBufferPointer
  ) throws {
    guard let base = raw.baseAddress else { return }
    let first = unsafe wheel.manifest.file(run.files.lowerBound, in: raw)
    let path = unsafe raw[first.nameOffset..<first.nameOffset + run.directoryLength]
    let source = unsafe ReachedDirectory(UnsafeRawBufferPointer(rebasing: path), in: wheel.source, for: run.files.count)
    let target = unsafe ReachedDirectory(
      UnsafeRawBufferPointer(rebasing: path.dropFirst(first.targetStart)), in: section.directory, for: run.files.count)
    for index in run.files {
      let file = unsafe wheel.manifest.file(index, in: raw)
      if file.isPythonScript { continue }
      if !conflicts.skipped.isEmpty,
        conflicts.skipped.contains(FileConflicts.key(wheel: batch.wheel, file: index))
      {
        continue
      }
      let start = unsafe base.advanced(by: file.nameOffset)
      let sourceName = unsafe start.advanced(by: source.skipped).assumingMemoryBound(to: CChar.self)
      let name = unsafe start.advanced(by: file.targetStart + target.skipped).assumingMemoryBound(to: CChar.self)
      let outcome: FileLinker.Outcome
      do throws(Errno) {
        if section.destination == .scripts && !file.isExecutable {
          outcome = try unsafe linker.copyExecutable(name, in: target.descriptor, of: sourceName, in: source.descriptor)
        } else {
          outcome = try unsafe linker.link(
            name, in: target.descriptor, to: sourceName, in: source.descriptor, isExecutable: file.isExecutable)
        }
      } catch {
        throw unsafe SystemError("install", target.descriptor.path.pushing(FilePath(platformString: name)), code: error)
      }
      if outcome == .sourceMissing { throw InstallingError.damagedCacheEntry(wheel.request.displayed) }
    }
  }

  func writeGenerated() throws {
    try WorkerPool.forEach(wheels.count, width: options.width) { index in
      let wheel = wheels[index]
      for (position, script) in wheel.scripts.enumerated()
      where !conflicts.skippedScripts.contains(FileConflicts.key(wheel: index, file: position)) {
        try Self.write(script)
      }
      try advance(.scriptsWritten(index))
      for file in wheel.metadata { try Self.write(file) }
      try advance(.metadataWritten(index))
      try Self.write(
        PreparedWheel.GeneratedFile(
          directory: wheel.root, name: "\(wheel.manifest.distInfo)/RECORD", content: wheel.record, isExecutable: false))
      try advance(.recordWritten(index))
    }
  }

  /// Writes a file as one of its own, never through a link that may be there.
  private static func write(_ file: PreparedWheel.GeneratedFile) throws {
    let permissions: UInt32 = file.isExecutable ? 0o777 : 0o666
    do throws(Errno) {
      do throws(Errno) {
        try writeNew(file, permissions)
      } catch {
        guard error == .fileExists else { throw error }
        try unsafe file.directory.makeRoom(file.name)
        try writeNew(file, permissions)
      }
    } catch {
      throw SystemError("write", file.directory.path.pushing(FilePath(file.name)), code: error)
    }
  }

  private static func writeNew(_ file: PreparedWheel.GeneratedFile, _ permissions: UInt32) throws(Errno) {
    let opened = try unsafe file.directory.createFile(file.name, permissions: permissions)
    try opened.writeAll(file.content)
  }
}

extension DirectoryDescriptor {
  /// Removes what is at a path: a file, a link, or directories that hold nothing but directories.
  ///
  /// - Throws: `.isDirectory` where a directory holds something.
  func makeRoom(_ name: UnsafePointer<CChar>) throws(Errno) {
    guard unsafe isDirectory(name) else {
      try unsafe removeFile(name)
      return
    }
    let path = unsafe path.pushing(FilePath(platformString: name))
    do {
      try Self.removeEmptyTree(path)
    } catch {
      throw .isDirectory
    }
  }

  private static func removeEmptyTree(_ path: FilePath) throws {
    for entry in try listDirectory(path) {
      guard entry.kind == .directory else { throw SystemError("replace", path, code: .isDirectory) }
      try removeEmptyTree(entry.path(in: path))
    }
    try SystemIO.removeEmptyDirectory(path)
  }
}

extension OpenFile {
  /// Writes all of `bytes`.
  fileprivate func writeAll(_ bytes: [UInt8]) throws(Errno) {
    do {
      try unsafe bytes.withUnsafeBytes { try unsafe write($0) }
    } catch let error as SystemError {
      throw error.code
    } catch {
      throw .ioError
    }
  }
}
