import Foundation
import HTTPAPI
import Media
import Persistence

/// Asks ffprobe whether a file is a recording.
struct RecordingProbe: RecordingChecking {
  let blobs: any BlobStore
  let scratch: ScratchArea

  func fault(of key: BlobKey) async throws -> String? {
    let folder = try scratch.work()
    defer { folder.discard() }
    guard let file = try await folder.copy(key, from: blobs, as: "recording") else {
      return "the file is gone"
    }
    do {
      _ = try await Recording.open(file.path)
      return nil
    } catch let error as MediaError {
      return try error.faultOfFile
    }
  }
}

extension MediaError {
  /// What is wrong with the file, without its name.
  ///
  /// - Throws: Itself, where the file is not to blame.
  fileprivate var faultOfFile: String {
    get throws {
      switch self {
      case .empty: "it is empty"
      case .notMedia(_, let why): "it is no audio or video that can be read (\(why))"
      case .noVideo: "it has no picture"
      case .noPictures: "no picture of it can be decoded"
      // What took too long may have been held up by this machine.
      case .notFound, .notAFile, .notReadable, .toolMissing, .noSpace, .clipFailed, .tookTooLong: throw self
      }
    }
  }
}
