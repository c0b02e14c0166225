import Foundation

/// The language model that `make model` sets up, served for the tests of one process; it ends with that process.
public enum LocalModelServer {
  /// Its name on the server.
  public static let modelName = "qwen2.5-coder:1.5b-instruct"

  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The Python of the server's environment, where the set-up made it and fetched the model.
  public static let python: URL? = {
    guard let environment = folder("model"), let models = folder("models") else { return nil }
    let python = environment.appending(path: "bin/python")
    let model = models.appending(path: "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf")
    let isThere = [python, model].allSatisfy { FileManager.default.fileExists(atPath: $0.path) }
    return isThere ? python : nil
  }()

  /// Where the server answers; nil where it is not set up or does not start within a minute.
  public static let url: String? = {
    guard let python, let models = folder("models") else { return nil }
    let process = Process()
    process.executableURL = python
    process.arguments = [
      repository.appending(path: "scripts/model/serve_model.py").path, "--models", models.path, "--port", "0",
      "--threads", "2", "--parent", "\(ProcessInfo.processInfo.processIdentifier)",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    // It prints one line once it can answer, and ends without one where it cannot.
    var line = Data()
    while let byte = try? output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty, byte != Data([10]) {
      line += byte
    }
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    return words.first == "ready" ? words.last.map(String.init) : nil
  }()

  private static func folder(_ kind: String) -> URL? {
    let process = Process()
    process.executableURL = repository.appending(path: "scripts/cache-dir")
    process.arguments = [kind]
    let output = Pipe()
    process.standardOutput = output
    guard (try? process.run()) != nil else { return nil }
    let path = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    process.waitUntilExit()
    return path.isEmpty ? nil : URL(fileURLWithPath: path, isDirectory: true)
  }
}
