import Glibc

/// The reader's thread: one input, unpacked into chunks.
struct Reading: Sendable {
    private let input: Input
    private let limits: ReadingLimits
    private let queue: ChunkQueue
    private let inventory: Inventory

    init(_ input: Input, limits: ReadingLimits, queue: ChunkQueue, inventory: Inventory) {
        self.input = input
        self.limits = limits
        self.queue = queue
        self.inventory = inventory
    }

    /// Starts the thread, which ends by itself.
    func start() {
        let box = Unmanaged.passRetained(Box(self))
        var thread = pthread_t()
        let result = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<Box>.fromOpaque(context).takeRetainedValue().reading.run()
                return nil
            }, box.toOpaque())
        if result == 0 {
            pthread_detach(thread)
        } else {
            // No thread to be had: the chunks would have nowhere to go either.
            box.release()
            inventory.add(
                Gap(file: input.name, reason: .unreadable(String(cString: strerror(result)))))
            queue.finish()
        }
    }

    private func run() {
        useUTF8()
        let budget = Budget(limits, isStopped: { [queue] in queue.isStopped })
        let packer = Packer(queue: queue, inventory: inventory)
        let unpacking = Unpacking(budget: budget, inventory: inventory, packer: packer)
        switch input.kind {
        case .folder:
            FolderWalk(
                unpacking: unpacking, budget: budget, bundle: input.name, under: input.under
            ).read(input.descriptor)
        case .file, .stream:
            readFile(unpacking, budget)
        }
        if let limit = budget.exhausted {
            let gap = Gap(file: input.name, reason: limit)
            if !inventory.all.gaps.contains(gap) { inventory.add(gap) }
        }
        packer.finish()
        queue.finish()
    }

    private func readFile(_ unpacking: Unpacking, _ budget: Budget) {
        var status = stat()
        fstat(input.descriptor, &status)
        let file = FileSource(budget: budget)
        file.open(input.descriptor, status)
        unpacking.read(
            file, at: Unpacking.Spot(path: input.path, prefix: "", modified: input.modified))
        unpacking.report(file, at: input.path)
    }

    /// libarchive converts names through the thread's locale, and in "C" loses all that is not ASCII.
    private func useUTF8() {
        if let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil) { uselocale(locale) }
    }

    private final class Box {
        let reading: Reading

        init(_ reading: Reading) {
            self.reading = reading
        }
    }
}
