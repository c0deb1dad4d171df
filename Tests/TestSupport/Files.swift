import SystemIO
package import SystemPackage

/// Makes `link` another name of the file `original`.
package func createHardLink(to original: FilePath, at link: FilePath) throws {
  let source = try DirectoryDescriptor(original.removingLastComponent())
  let target = try DirectoryDescriptor(link.removingLastComponent())
  let names = (original.lastComponent?.string ?? "", link.lastComponent?.string ?? "")
  try names.0.withCString { old in try names.1.withCString { try target.hardLink($0, to: old, in: source) } }
}

/// Copies a file; the target is created or emptied.
package func copyFile(_ original: FilePath, to target: FilePath, permissions: UInt32 = 0o666) throws {
  try writeFile(try readFile(original), to: target, permissions: permissions)
}

/// Whether a file can be made at `trial` that shares the blocks of `original`.
package func canClone(_ original: FilePath, at trial: FilePath) throws -> Bool {
  let source = try DirectoryDescriptor(original.removingLastComponent())
  let target = try DirectoryDescriptor(trial.removingLastComponent())
  let names = (original.lastComponent?.string ?? "", trial.lastComponent?.string ?? "")
  do {
    try names.0.withCString { old in
      try names.1.withCString { try target.clone($0, of: old, in: source, permissions: 0o666) }
    }
    try removeFile(trial)
    return true
  } catch {
    return false
  }
}
