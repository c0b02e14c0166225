import Crypto
import Foundation
import Perception
import SessionModel

/// Cuts clips out of a recording with ffmpeg: H.264 and AAC in MP4, which every browser plays.
public struct ClipCutter: ClipWriting {
  private let recording: Recording
  private let folder: URL

  /// Creates a cutter that writes into an existing folder.
  public init(_ recording: Recording, into folder: URL) {
    self.recording = recording
    self.folder = folder
  }

  /// Writes one clip; its own folder never shows a half-written file under the final name.
  public func writeClip(_ span: SessionSpan, name: String) async throws -> WrittenClip {
    let partial = folder.appending(path: ".\(name).partial.mp4")
    defer { try? FileManager.default.removeItem(at: partial) }
    var outcome = try await Tool.run("ffmpeg", arguments(span, to: partial), within: .seconds(180))
    if !outcome.succeeded, recording.info.hasAudio, !outcome.errors.contains("No space left") {
      // Sound that cannot be decoded must not cost the picture.
      outcome = try await Tool.run(
        "ffmpeg", arguments(span, withSound: false, to: partial), within: .seconds(180))
    }
    guard outcome.succeeded else {
      if outcome.errors.contains("No space left") { throw MediaError.noSpace(what: "a clip") }
      throw MediaError.clipFailed(name: name, why: outcome.reason(about: recording.file.path))
    }

    let content = try Data(contentsOf: partial)
    guard !content.isEmpty else { throw MediaError.clipFailed(name: name, why: "ffmpeg wrote nothing") }
    let fileName = "\(name).mp4"
    let final = folder.appending(path: fileName)
    try? FileManager.default.removeItem(at: final)
    try FileManager.default.moveItem(at: partial, to: final)
    let hash = SHA256.hash(data: content).map { String(format: "%02x", $0) }.joined()
    return WrittenClip(fileName: fileName, sha256: hash, byteCount: content.count)
  }

  /// Sides are made even, as the encoder needs them; the recording's own notes are left behind.
  private func arguments(_ span: SessionSpan, withSound: Bool = true, to file: URL) -> [String] {
    let size = FrameGeometry.analysed(width: recording.info.width, height: recording.info.height)
    let even = (width: max(2, size.width / 2 * 2), height: max(2, size.height / 2 * 2))
    return [
      "-nostdin", "-hide_banner", "-loglevel", "error", "-y", "-abort_on", "empty_output", "-ss",
      "\(span.start.seconds)",
    ]
      + Tool.inputArguments(for: recording.file.path)
      + [
        "-t", "\(span.duration.seconds)", "-map", "0:V:0",
      ] + (withSound ? ["-map", "0:a:0?"] : []) + [
        "-map_metadata", "-1",
        "-map_metadata:s", "-1", "-map_chapters", "-1",
      ]
      + ["-vf", "scale=\(even.width):\(even.height),setsar=1", "-c:v", "libx264", "-preset", "veryfast"]
      + ["-crf", "23", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "96k", "-ac", "2"]
      + ["-movflags", "+faststart", "-f", "mp4", file.path]
  }
}
