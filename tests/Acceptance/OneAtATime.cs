// Programme days pass in seconds here, and people must answer in time: tests that share the processors would make each other late.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
