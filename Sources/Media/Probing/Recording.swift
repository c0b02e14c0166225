import Foundation
import Perception
import SessionModel

/// A recording on disk, looked at once and found readable.
public struct Recording: Sendable {
  /// Where it is.
  public let file: URL
  /// What it says of itself.
  public let info: RecordingInfo

  /// Looks at a file.
  ///
  /// - Throws: ``MediaError`` that says what the file is instead of a recording.
  public static func open(_ path: String) async throws -> Recording {
    let file = URL(fileURLWithPath: path)
    try checkFile(file, as: path)
    let outcome = try await Tool.run(
      "ffprobe",
      ["-v", "error", "-print_format", "json", "-show_format", "-show_streams"]
        + Tool.inputArguments(for: file.path),
      within: .seconds(60))
    guard outcome.succeeded, let report = try? decode(outcome.output) else {
      throw MediaError.notMedia(path: path, why: outcome.reason(about: file.path))
    }
    guard let video = report.video else { throw MediaError.noVideo(path: path) }
    let size = video.shownSize
    guard size.width > 0, size.height > 0 else {
      throw MediaError.notMedia(path: path, why: "its picture has no size")
    }
    let info = RecordingInfo(
      name: file.lastPathComponent, container: report.format?.formatName ?? "unknown",
      declaredDuration: report.declaredDuration, width: size.width, height: size.height,
      hasAudio: report.streams.contains { $0.codecType == "audio" })
    return Recording(file: file, info: info)
  }

  private static func checkFile(_ file: URL, as path: String) throws(MediaError) {
    let target = file.resolvingSymlinksInPath().path
    guard FileManager.default.fileExists(atPath: target),
      let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    else { throw .notFound(path: path) }
    guard attributes[.type] as? FileAttributeType == .typeRegular else { throw .notAFile(path: path) }
    guard (attributes[.size] as? Int ?? 0) > 0 else { throw .empty(path: path) }
    guard FileManager.default.isReadableFile(atPath: file.path) else { throw .notReadable(path: path) }
  }

  private static func decode(_ json: String) throws -> ProbeReport {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(ProbeReport.self, from: Data(json.utf8))
  }
}

/// The part of ffprobe's answer that we read.
struct ProbeReport: Decodable {
  struct Format: Decodable {
    var formatName: String?
    var duration: String?
  }

  struct Stream: Decodable {
    struct SideData: Decodable { var rotation: Double? }
    struct Disposition: Decodable { var attachedPic: Int? }

    var codecType: String?
    var width: Int?
    var height: Int?
    var sampleAspectRatio: String?
    var duration: String?
    var sideDataList: [SideData]?
    var disposition: Disposition?

    /// Pixels as they are shown: square, and turned as the file asks.
    var shownSize: (width: Int, height: Int) {
      var width = Double(width ?? 0)
      var height = Double(height ?? 0)
      let ratio = sampleAspectRatio?.split(separator: ":").compactMap { Double($0) } ?? []
      if ratio.count == 2, ratio[0] > 0, ratio[1] > 0, (0.1...10).contains(ratio[0] / ratio[1]) {
        width *= ratio[0] / ratio[1]
      }
      let quarterTurns = Int(((sideDataList?.compactMap(\.rotation).first ?? 0) / 90).rounded())
      if !quarterTurns.isMultiple(of: 2) { swap(&width, &height) }
      return (Int(width.rounded()), Int(height.rounded()))
    }
  }

  var streams: [Stream]
  var format: Format?

  /// The stream that holds the picture; a cover image is none.
  var video: Stream? {
    streams.first { $0.codecType == "video" && $0.disposition?.attachedPic != 1 }
  }

  /// The longest length that the file claims, where it is a sane one (below a hundred days).
  var declaredDuration: SessionDuration? {
    let claims = [format?.duration, video?.duration].compactMap { $0.flatMap(Double.init) }
    return claims.filter { $0.isFinite && $0 > 0 && $0 < 8_640_000 }.max().map(SessionDuration.init(seconds:))
  }
}
