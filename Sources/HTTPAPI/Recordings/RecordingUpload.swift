import HTTPTypes
import NIOCore
import Persistence
import Results
import SessionModel
import WireJSON
import Workers

/// Takes a recording in one request or in several, and hands it in when it is whole.
struct RecordingUpload: Sendable {
  let services: APIServices
  let gate: UploadGate

  /// How far an upload is.
  func progress(_ call: Call) async throws -> Answer {
    let record = try await SessionChanges(services).keptRecord(call)
    guard record.state == .created || record.state == .consented else {
      throw Problem(
        .conflict, "the session is \(record.state.rawValue): nothing can be handed in",
        state: record.state.rawValue)
    }
    let end = try await UploadParts(services.blobs, of: record.id).arrived().last?.end ?? 0
    return Answer(.noContent).with(.uploadOffset, "\(end)")
  }

  /// Takes bytes from where the upload stands.
  func take(_ call: Call) async throws -> Answer {
    let id = try call.session
    return try await gate.enter(id) {
      let record = try await SessionChanges(services).keptRecord(call)
      if try await isHandedIn(record) { return accepted(id) }
      guard record.state == .created || record.state == .consented else {
        throw Problem(
          .conflict, "the session is \(record.state.rawValue): nothing can be handed in",
          state: record.state.rawValue)
      }
      return try await take(call, into: UploadParts(services.blobs, of: id))
    }
  }

  private func take(_ call: Call, into parts: UploadParts) async throws -> Answer {
    let stands = try await parts.arrived().last?.end ?? 0
    let offset = try number(call, .uploadOffset) ?? 0
    let total = try number(call, .uploadLength)
    guard offset == stands else {
      throw Problem(
        .conflict, "\(stands) bytes have arrived, so the next part begins there",
        headers: [.uploadOffset: "\(stands)"])
    }
    let most = services.settings.mostRecordingBytes
    guard total ?? 0 <= most else { throw RequestReading.tooLarge(most) }
    let end = try await keep(call, in: parts, from: offset, atMost: total ?? most)
    if let total, end < total {
      return Answer(.accepted) { progress(call, end, to: &$0) }.with(.uploadOffset, "\(end)")
    }
    return try await handIn(call, parts)
  }

  /// Keeps what comes, part by part, also where it then breaks off.
  private func keep(_ call: Call, in parts: UploadParts, from offset: Int, atMost most: Int) async throws
    -> Int
  {
    var end = offset
    var part: [UInt8] = []
    func flush() async throws {
      guard !part.isEmpty else { return }
      try await parts.keep(part, at: end)
      end += part.count
      part.removeAll(keepingCapacity: true)
    }
    do {
      for try await buffer in call.bytes {
        guard end + part.count + buffer.readableBytes <= most else { throw RequestReading.tooLarge(most) }
        part.append(contentsOf: buffer.readableBytesView)
        if part.count >= UploadParts.partBytes { try await flush() }
      }
    } catch let problem as Problem {
      throw problem
    } catch {
      // The connection broke: what came until then is kept, so that the next request goes on from there.
      try await flush()
      throw error
    }
    try await flush()
    return end
  }

  private func handIn(_ call: Call, _ parts: UploadParts) async throws -> Answer {
    let arrived = try await parts.arrived()
    guard !arrived.isEmpty else { throw Problem(.invalid, "the recording is empty") }
    let id = try call.session
    let files = SessionFiles(id)
    try await parts.join(arrived, atMost: services.settings.mostRecordingBytes)
    if let fault = try await services.recordings.fault(of: files.recording) {
      _ = try await services.blobs.remove(files.recording)
      try await parts.discard()
      throw Problem(.invalid, "this is no recording that can be analysed: \(fault); hand in another")
    }
    let job = try SessionJobs.analysis(id, .first, at: services.clock())
    _ = try await SessionChanges(services).apply(try SessionChange(.handIn, enqueuing: [job]), call)
    try await parts.discard()
    return accepted(id)
  }

  /// Whether the same recording was handed in before, as when the answer was lost on its way.
  private func isHandedIn(_ record: SessionRecord) async throws -> Bool {
    guard !record.state.isBeforeInterview else { return false }
    return try await services.jobs.job(SessionJobs.analysisKey(record.id, number: 1)) != nil
  }

  private func accepted(_ id: SessionID) -> Answer {
    Answer(.accepted) { writer in
      writer.object { writer in
        writer.member("session_id", id.description)
        writer.member("complete", true)
        writer.member("report", "\(SessionEndpoints.base)/\(id)/report")
      }
    }.with(.location, "\(SessionEndpoints.base)/\(id)/report")
  }

  private func progress(_ call: Call, _ end: Int, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("session_id", call.path["session_id"])
      writer.member("complete", false)
      writer.member("upload_offset", end)
    }
  }

  private func number(_ call: Call, _ name: HTTPField.Name) throws(Problem) -> Int? {
    guard let field = call.headers[name] else { return nil }
    guard let number = Int(field), number >= 0 else {
      throw Problem(.invalid, "\(name.rawName) is no number of bytes")
    }
    return number
  }
}
