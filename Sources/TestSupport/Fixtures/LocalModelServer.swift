import Foundation

/// The model server of this clone (`scripts/model/serve_model.py`), run for the tests of one process.
///
/// It is started by the first test that asks for it and shared by all. It ends with this process, however
/// that ends.
public struct LocalModelServer: Sendable {
  /// Where it is: `http://127.0.0.1:PORT`. It speaks Ollama's API and OpenAI's.
  public let url: String
  /// The name of its one model.
  public let model: String
  /// The server's process.
  public let process: Int32

  /// Why it cannot be started, in words for a skipped test; nil where everything is there. `make model`
  /// installs it.
  public static let missing: String? = {
    do {
      _ = try Installation()
      return nil
    } catch {
      return "\(error)"
    }
  }()

  /// The server, ready to answer. It answers one request at a time.
  ///
  /// - Throws: ``StartFailure``.
  public static func shared() async throws -> LocalModelServer { try await starting.value }

  private static let starting = Task { try await start(Installation()) }
  private static let startLimit = Duration.seconds(120)
  private static let threads = 2

  /// Why there is no server.
  public struct StartFailure: Error, CustomStringConvertible {
    /// In words.
    public let description: String
  }

  private static func start(_ installation: Installation) async throws -> LocalModelServer {
    let process = Process()
    process.executableURL = installation.python
    process.arguments = [
      installation.script.path, "--models", installation.models.path, "--port", "0", "--threads",
      String(threads),
      "--parent", String(ProcessInfo.processInfo.processIdentifier),
    ]
    let output = Pipe()
    let errors = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let identifier = process.processIdentifier
    let timer = Task {
      try await Task.sleep(for: startLimit)
      kill(identifier, SIGKILL)
    }
    defer { timer.cancel() }
    let line = await firstLine(of: output.fileHandleForReading)
    guard let line, line.hasPrefix("ready ") else {
      kill(identifier, SIGKILL)
      let said = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
      throw StartFailure(description: "the model server did not become ready: \(said)")
    }
    return LocalModelServer(
      url: String(line.dropFirst("ready ".count)), model: installation.model, process: identifier)
  }

  /// The first line that comes; nil when the other side closes before. Waits on a thread of its own.
  private static func firstLine(of handle: FileHandle) async -> String? {
    let (lines, inlet) = AsyncStream.makeStream(of: String.self)
    Thread.detachNewThread {
      var read = Data()
      while !read.contains(UInt8(ascii: "\n")) {
        let more = handle.availableData
        guard !more.isEmpty else { return inlet.finish() }
        read += more
      }
      inlet.yield(String(decoding: read.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
      inlet.finish()
    }
    for await line in lines { return line }
    return nil
  }
}

/// What the server needs, where `make model` put it.
private struct Installation {
  let python: URL
  let script: URL
  let models: URL
  let model: String

  /// Finds it.
  ///
  /// - Throws: `LocalModelServer.StartFailure`, which names what is missing.
  init() throws {
    script = Clone.root.appending(path: "scripts/model/serve_model.py")
    python = try Clone.cacheFolder("model").appending(path: "bin/python")
    models = try Clone.cacheFolder("models")
    let pins = try JSONDecoder().decode(
      Pins.self, from: Data(contentsOf: Clone.root.appending(path: "scripts/model/model.json")))
    model = pins.name
    for file in [python, models.appending(path: pins.file)]
    where !FileManager.default.fileExists(atPath: file.path) {
      throw LocalModelServer.StartFailure(
        description: "no model server is installed: \(file.lastPathComponent) is missing; run make model")
    }
  }

  private struct Pins: Decodable {
    let name: String
    let file: String
  }
}
