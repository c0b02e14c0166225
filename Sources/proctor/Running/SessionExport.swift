import Foundation
import HTTPAPI
import Interviewing
import Persistence
import Results
import SessionModel

/// Copies all that is kept of a session into a folder.
struct SessionExport {
  private static let pageSize = 500

  private let id: SessionID
  private let stores: Stores
  private let person: Principal

  init(_ id: SessionID, _ stores: Stores, by person: Principal) {
    self.id = id
    self.stores = stores
    self.person = person
  }

  /// What must be the same when all was copied as when it began.
  private struct Extent: Hashable {
    let version: Int
    /// The blobs and their sizes.
    let blobs: [BlobKey: Int]
  }

  /// Writes everything, notes it in the audit log, and leaves the folder to be committed.
  ///
  /// - Returns: Nil where the session changed meanwhile: the folder is then to be discarded.
  /// - Throws: ``OperatingError``, ``OutputError``, `ResultError`, `StoreError`, `CancellationError`.
  func write(into folder: ExportFolder) async throws -> ExportManifest? {
    let record = try await stores.kept(id)
    let extent = try await extent(record)
    let analysis = try await ResultStore(stores.blobs).lastAnalysis(of: id)
    for key in extent.blobs.keys.sorted() {
      guard let reading = try await stores.blobs.read(key, nil) else { return nil }
      try await folder.write(reading.chunks, as: place(of: key, analysis))
    }
    let flags = try await stores.flags.flags(of: id, analysis: nil)
    let doubts = flags.flatMap { clipDoubts($0, folder, analysis) }
    try await writeRecords(record, flags, into: folder)
    let missing = try await writeReport(record, analysis, into: folder)
    try await writeScore(into: folder)
    guard try await self.extent(try await stores.kept(id)) == extent else { return nil }
    let manifest = manifest(record, folder.files, doubts, reportMissing: missing)
    try await finish(manifest, in: folder)
    return manifest
  }

  private func extent(_ record: SessionRecord) async throws -> Extent {
    var blobs: [BlobKey: Int] = [:]
    var last: BlobKey?
    while true {
      let page = try await stores.blobs.keys(
        in: SessionFiles(id).folder, after: last, limit: Self.pageSize)
      for key in page { blobs[key] = try await stores.blobs.byteCount(of: key) }
      guard page.count == Self.pageSize else { return Extent(version: record.version, blobs: blobs) }
      last = page.last
    }
  }

  /// Clips and observations of the last analysis stand beside the report, as in the folder of a recording; all else has
  /// the name that it is kept under.
  private func place(of key: BlobKey, _ analysis: Int?) -> String {
    let name = String(key.description.dropFirst("\(SessionFiles(id).folder)/".count))
    guard let analysis, let files = try? AnalysisFiles(id, analysis), key.lies(in: files.folder),
      key != files.report
    else { return name }
    return files.relative(key)
  }

  private func clipDoubts(_ flag: FlagRecord, _ folder: ExportFolder, _ analysis: Int?) -> [String] {
    flag.clips.compactMap { clip in
      let path = place(of: clip.key, analysis)
      guard let file = folder.files.first(where: { $0.path == path }) else {
        return "the clip \(path) is not there"
      }
      return file.sha256 == clip.digest.description
        ? nil : "the clip \(path) is not the one that was cut: its SHA-256 is another"
    }
  }

  private func writeRecords(
    _ record: SessionRecord, _ flags: [FlagRecord], into folder: ExportFolder
  ) async throws {
    try folder.write(Data(RecordDocuments.session(record)), as: "session.json")
    try folder.write(Data(RecordDocuments.flags(flags, of: id)), as: "flags.json")
    var jobs = JobListing(counts: [])
    let most = 10_000
    jobs.add(try await stores.jobs.jobs(JobFilter(session: id), after: nil, limit: most + 1), upTo: most)
    try folder.write(try jobs.document.json(), as: "jobs.json")
    try folder.write(Data(RecordDocuments.audit(try await auditEntries())), as: "audit.json")
  }

  private func auditEntries() async throws -> [AuditEntry] {
    var entries: [AuditEntry] = []
    while true {
      let page = try await stores.audit.entries(
        of: id, after: entries.last?.sequence ?? 0, limit: Self.pageSize)
      entries += page
      guard page.count == Self.pageSize else { return entries }
    }
  }

  /// - Returns: Why there is none; nil where there is one.
  private func writeReport(
    _ record: SessionRecord, _ analysis: Int?, into folder: ExportFolder
  ) async throws -> String? {
    guard analysis != nil else {
      return "the session is \(record.state.rawValue), and no recording of it has been analysed"
    }
    let composed = try await stores.reports.report(of: id)
    try folder.write(composed.json, as: ReportFolder.reportName)
    try folder.write(Data(composed.report.text().utf8), as: ReportFolder.textName)
    try folder.write(
      try await SessionPage(id, composed, stores.reports.results, stores.blobs).html,
      as: ReportFolder.pageName)
    let transcript = try composed.report.transcript?.json() ?? Data("null\n".utf8)
    try folder.write(transcript, as: "transcript.json")
    return nil
  }

  /// What the newest score was computed from, as the folder of a recording has it.
  private func writeScore(into folder: ExportFolder) async throws {
    guard let record = try await ResultStore(stores.blobs).lastScore(of: id)?.score.record else { return }
    try folder.write(try record.json(), as: ReportFolder.scoreName)
  }

  private func manifest(
    _ record: SessionRecord, _ files: [ExportManifest.File], _ doubts: [String], reportMissing: String?
  ) -> ExportManifest {
    ExportManifest(
      sessionId: id.description, sessionVersion: record.version, exportedAt: WallTime.now.rfc3339,
      exportedBy: person.subject, reportMissing: reportMissing, doubts: doubts,
      files: files.sorted { $0.path < $1.path })
  }

  private func finish(_ manifest: ExportManifest, in folder: ExportFolder) async throws {
    let entry = try folder.write(try manifest.json(), as: ExportManifest.name)
    try folder.write(
      Data(ExportManifest.sums(manifest.files + [entry]).utf8), as: ExportManifest.sumsName)
    _ = try await stores.audit.append(
      try NewAuditEntry(
        .export, session: id, by: person, at: .now, details: "SHA-256 of its manifest: \(entry.sha256)"))
  }
}
