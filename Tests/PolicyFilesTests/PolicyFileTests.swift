import Foundation
import PolicyFiles
import Testing

/// A folder that goes away with the test.
private final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: "policy-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ name: String, _ content: Data) throws -> String {
    let file = url.appending(path: name)
    try content.write(to: file)
    return file.path
  }
}

@Suite("A policy file")
struct PolicyFileTests {
  private func fault(_ path: String) throws -> PolicyFileError {
    let error = try #require(throws: PolicyFileError.self) { try PolicyDocument.read(path) }
    #expect(error.document == path && error.line == nil && error.key == nil)
    return error
  }

  @Test("is read from its path, and through a link")
  func read() throws {
    let folder = try Folder()
    let path = try folder.write("policy.yaml", Data(try Documents.version1().utf8))
    #expect(try PolicyDocument.read(path).version == "1.0")
    let link = folder.url.appending(path: "link.yaml").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(try PolicyDocument.read(link).version == "1.0")
  }

  @Test("with a byte order mark or with Windows line ends is read too")
  func variants() throws {
    let folder = try Folder()
    let text = try Documents.version1()
    let marked = try folder.write("marked.yaml", Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8))
    #expect(try PolicyDocument.read(marked).version == "1.0")
    let windows = try folder.write(
      "windows.yaml", Data(text.replacing("\n", with: "\r\n").utf8))
    #expect(try PolicyDocument.read(windows).version == "1.0")
  }

  @Test("that does not exist is said not to")
  func missing() throws {
    let folder = try Folder()
    #expect(try fault(folder.url.appending(path: "none.yaml").path).problem == "there is no such file")
    #expect(try fault("").problem == "there is no such file")
    let link = folder.url.appending(path: "dangling.yaml").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nowhere.yaml")
    #expect(try fault(link).problem == "there is no such file")
  }

  @Test("that is a folder is said to be one, through a link too")
  func folderInstead() throws {
    let folder = try Folder()
    #expect(try fault(folder.url.path).problem == "is a folder")
    let link = folder.url.appending(path: "link").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.url.path)
    #expect(try fault(link).problem == "is a folder")
  }

  @Test("that is not UTF-8 is refused")
  func notText() throws {
    let folder = try Folder()
    let path = try folder.write("latin1.yaml", Data("version: \"caf".utf8) + Data([0xE9]) + Data("\"\n".utf8))
    #expect(try fault(path).problem == "is not UTF-8 text")
  }

  @Test(
    "of more than 256 KiB is refused without reading all of it, whatever its size is said to be",
    .timeLimit(.minutes(1)))
  func huge() throws {
    let folder = try Folder()
    let padding = String(repeating: "#", count: PolicyDocument.mostBytes)
    let path = try folder.write("huge.yaml", Data((try Documents.version1() + padding).utf8))
    #expect(try fault(path).problem.hasPrefix("is larger than 262144 bytes"))
    let link = folder.url.appending(path: "link.yaml").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(try fault(link).problem.hasPrefix("is larger than"))
    #expect(try fault("/dev/zero").problem.hasPrefix("is larger than"))
  }

  @Test("of exactly 256 KiB is read")
  func largest() throws {
    let folder = try Folder()
    let text = Data(try Documents.version1().utf8)
    let padding = Data(repeating: UInt8(ascii: "#"), count: PolicyDocument.mostBytes - text.count)
    #expect(try PolicyDocument.read(try folder.write("full.yaml", text + padding)).version == "1.0")
  }

  @Test("names itself in its faults")
  func faultNamesFile() throws {
    let folder = try Folder()
    let (text, line) = try Documents.version1("hold_s: 1.2", becomes: "hold_s: x")
    let path = try folder.write("policy.yaml", Data(text.utf8))
    let error = try #require(throws: PolicyFileError.self) { try PolicyDocument.read(path) }
    #expect(error.description == "\(path):\(line): timing.hold_s: must be a number")
  }
}
