import Subprocess

/// Runs ffmpeg and ffprobe as child processes: a foreign file that upsets a decoder ends the child, not us.
enum Tool {
  /// A child is asked to end, then made to.
  static let platformOptions: PlatformOptions = {
    var options = PlatformOptions()
    options.createSession = true  // An interrupt at the terminal is ours to hand on.
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .milliseconds(500))]
    return options
  }()

  /// Before the input of a decoder. Pictures and sound are read apart and must agree on the time; ffmpeg would begin
  /// the clock of an MPEG stream anew at the stream that is read, unless there is an offset, if only a microsecond.
  static let sharedClock = ["-itsoffset", "0.000001"]

  /// What every call begins with: this one local file and nothing that it names. Playlists, picture sequences
  /// and the like, which make ffmpeg open other files, are not among the containers.
  static func inputArguments(for path: String) -> [String] {
    [
      "-protocol_whitelist", "file", "-format_whitelist",
      containers.joined(separator: ","),
    ]
      + ["-i", "file:\(path)"]
  }

  /// The containers that hold all of their content themselves, as ffmpeg's demuxers name them; those of sound
  /// alone are here so that it can be said what they lack.
  private static let containers = [
    "mov", "matroska", "avi", "flv", "live_flv", "mpegts", "mpeg", "mpegvideo", "asf", "asf_o", "ogg", "rm",
    "mxf", "gxf", "nut", "nuv", "wtv", "dv", "ivf", "obu", "av1", "h261", "h263", "h264", "hevc", "vc1",
    "vc1test",
    "m4v", "dirac", "cavsvideo", "avs2", "avs3", "mjpeg", "mpjpeg", "smjpeg", "yuv4mpegpipe", "swf", "gif",
    "apng",
    "mp3", "aac", "ac3", "eac3", "amr", "flac", "wav", "w64", "aiff", "au", "caf", "ape", "wv", "tta",
  ]

  /// What a finished tool left.
  struct Outcome {
    let succeeded: Bool
    let output: String
    let errors: String

    /// The last line of what it complained of about a file, without the noise before it.
    func reason(about file: String) -> String {
      if errors.contains("Format not on whitelist") {
        return "it is a playlist, a still picture or another kind of file that holds no recording"
      }
      let errors = errors.replacing("file:\(file): ", with: "")
      let line = errors.split(whereSeparator: \.isNewline).last.map(String.init) ?? "no reason given"
      return line.count > 200 ? line.prefix(200) + "…" : line
    }
  }

  /// Runs a tool to its end, collecting bounded output.
  ///
  /// - Throws: ``MediaError/toolMissing(name:)``, ``MediaError/tookTooLong(what:)``, or `CancellationError`.
  static func run(_ name: String, _ arguments: [String], within limit: Duration) async throws -> Outcome {
    do {
      return try await withThrowingTaskGroup(of: Outcome.self) { group in
        group.addTask {
          let result = try await Subprocess.run(
            .name(name), arguments: Arguments(arguments), platformOptions: platformOptions,
            output: .string(limit: 4 << 20), error: .string(limit: 4 << 20))
          return Outcome(
            succeeded: result.terminationStatus.isSuccess, output: result.standardOutput,
            errors: result.standardError)
        }
        group.addTask {
          try await Task.sleep(for: limit)
          throw MediaError.tookTooLong(what: name)
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw CancellationError() }
        return first
      }
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw MediaError.toolMissing(name: name)
    }
  }
}
