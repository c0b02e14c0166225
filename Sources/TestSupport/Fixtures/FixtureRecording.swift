import Foundation

/// Makes small recordings with ffmpeg.
public struct FixtureRecording: Sendable {
  /// ffmpeg did not make the recording.
  public struct NotMade: Error, CustomStringConvertible {
    /// What it said.
    public let description: String
  }

  private let folder: TemporaryFolder

  /// Makes recordings in a folder.
  public init(in folder: TemporaryFolder) { self.folder = folder }

  /// A moving test picture, 30 frames a second.
  ///
  /// - Parameters:
  ///   - name: The file's name; its extension chooses the container.
  ///   - filter: Further filters of the picture.
  ///   - hasSound: Whether a tone goes with it.
  ///   - options: Further options of the output.
  public func video(
    _ name: String = "video.mp4", size: String = "160x120", rate: Int = 30, seconds: Double = 3,
    filter: String = "null", hasSound: Bool = false, options: [String] = []
  ) async throws -> URL {
    let tone = ["-f", "lavfi", "-i", "sine=frequency=440:duration=\(seconds)"]
    return try await make(
      name,
      ["-f", "lavfi", "-i", "testsrc=s=\(size):r=\(rate):d=\(seconds),\(filter)"] + (hasSound ? tone : [])
        + [
          "-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", "-pix_fmt", "yuv420p", "-fps_mode",
          "passthrough",
        ]
        + options)
  }

  /// A tone without a picture.
  public func sound(_ name: String = "sound.m4a", seconds: Double = 1) async throws -> URL {
    try await make(name, ["-f", "lavfi", "-i", "sine=frequency=440:duration=\(seconds)"])
  }

  /// Whatever ffmpeg makes of these arguments.
  public func make(_ name: String, _ arguments: [String]) async throws -> URL {
    let file = folder.file(name)
    let said = try await Self.run(
      "ffmpeg", ["-nostdin", "-v", "error", "-y"] + arguments + ["file:\(file.path)"])
    guard FileManager.default.fileExists(atPath: file.path) else { throw NotMade(description: said) }
    return file
  }

  /// What ffprobe says of a file: one `key=value` a line, of every stream and then of the container.
  public static func probe(_ file: URL, entries: String) async throws -> [String] {
    let arguments = ["-v", "error", "-show_entries", entries, "-of", "default=noprint_wrappers=1"]
    return try await run("ffprobe", arguments + ["file:\(file.path)"]).split(separator: "\n").map(String.init)
  }

  private static func run(_ tool: String, _ arguments: [String]) async throws -> String {
    guard let program = Availability.tool(tool) else {
      throw NotMade(description: "\(tool) is not installed")
    }
    let ending = try await ChildProcess.run(program, arguments)
    guard ending.status == 0 else { throw NotMade(description: ending.errors) }
    return ending.output
  }
}
