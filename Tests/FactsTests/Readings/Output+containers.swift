extension Output {
    static let containers = [
        Output(
            "docker ps -a",
            """
            CONTAINER ID   IMAGE                     COMMAND                  CREATED       STATUS                         PORTS                    NAMES
            1a2b3c4d5e6f   registry.example/api:1.4  "docker-entrypoint.s…"   2 hours ago   Up 2 hours (unhealthy)         0.0.0.0:8080->8080/tcp   shop-api-1
            2a2b3c4d5e6f   postgres:16               "docker-entrypoint.s…"   2 hours ago   Exited (137) 3 minutes ago                              shop-db-1
            3a2b3c4d5e6f   worker:2                  "/run"                   2 hours ago   Restarting (1) 5 seconds ago                            shop-worker-1
            """,
            tells:
                "2 container.state = running container=shop-api-1 image=registry.example/api:1.4",
            "2 container.health = unhealthy container=shop-api-1 image=registry.example/api:1.4",
            "3 container.state = exited container=shop-db-1 image=postgres:16",
            "3 container.exit-code = 137 container=shop-db-1 image=postgres:16",
            "4 container.state = restarting container=shop-worker-1 image=worker:2"),
        Output(
            "docker stats --no-stream",
            """
            CONTAINER ID   NAME         CPU %     MEM USAGE / LIMIT   MEM %     NET I/O           BLOCK I/O     PIDS
            1a2b3c4d5e6f   shop-api-1   101.50%   511.2MiB / 512MiB   99.84%    1.2MB / 3.4MB     0B / 4.1kB    23
            """, tells: "2 container.memory-percent = 99.84 container=shop-api-1",
            "2 container.memory-limit-bytes = 536870912 container=shop-api-1",
            "2 container.cpu-percent = 101.5 container=shop-api-1",
            "2 container.processes = 23 container=shop-api-1"),
        Output(
            "docker inspect in a text",
            """
            $ docker inspect shop-db-1
            [
                {
                    "Id": "2a2b3c4d5e6f",
                    "State": {
                        "Status": "exited",
                        "Running": false,
                        "OOMKilled": true,
                        "ExitCode": 137
                    },
                    "Name": "/shop-db-1",
                    "RestartCount": 4,
                    "HostConfig": {"Memory": 536870912},
                    "Config": {"Image": "postgres:16"}
                }
            ]
            $ free
            """, tells: "6 container.state = exited container=shop-db-1 image=postgres:16",
            "8 container.oom-killed = yes container=shop-db-1 image=postgres:16",
            "9 container.exit-code = 137 container=shop-db-1 image=postgres:16",
            "12 container.restarts = 4 container=shop-db-1 image=postgres:16",
            "13 container.memory-limit-bytes = 536870912 container=shop-db-1 image=postgres:16"),
        Output(
            "docker compose ps",
            """
            NAME         IMAGE         COMMAND                  SERVICE   CREATED       STATUS                    PORTS
            shop-db-1    postgres:16   "docker-entrypoint.s…"   db        2 hours ago   Up 2 hours (healthy)      5432/tcp
            """, tells: "2 container.health = healthy container=shop-db-1 image=postgres:16"),
        Output(
            "kubectl get pods of one namespace",
            """
            $ kubectl get pods -n shop -o wide
            NAME                     READY   STATUS             RESTARTS         AGE    IP           NODE     NOMINATED NODE   READINESS GATES
            api-7d9f8b6c5d-x2x9k     0/1     CrashLoopBackOff   12 (3m10s ago)   2d3h   10.1.0.12    node-1   <none>           <none>
            worker-5d8f8b6c5d-aaaaa  1/1     Running            0                5h     10.1.0.13    node-2   <none>           <none>
            """,
            tells:
                "3 pod.state = CrashLoopBackOff pod=api-7d9f8b6c5d-x2x9k namespace=shop node=node-1",
            "3 pod.restarts = 12 pod=api-7d9f8b6c5d-x2x9k namespace=shop node=node-1",
            "3 pod.ready = no pod=api-7d9f8b6c5d-x2x9k namespace=shop node=node-1",
            "4 pod.age-seconds = 18000 pod=worker-5d8f8b6c5d-aaaaa namespace=shop node=node-2"),
        Output(
            "other tables of kubectl get and top",
            """
            NAME     STATUS                        ROLES           AGE   VERSION
            node-1   Ready                         control-plane   20d   v1.29.3
            node-2   NotReady,SchedulingDisabled   <none>          20d   v1.29.3

            NAMESPACE   NAME         STATUS    VOLUME    CAPACITY   ACCESS MODES   STORAGECLASS   AGE
            shop        data-db-0    Pending                                       fast           5m

            NAMESPACE   NAME   READY   UP-TO-DATE   AVAILABLE   AGE
            shop        api    1/3     3            1           20d

            NAME   ENDPOINTS                                         AGE
            api    <none>                                            20d
            web    10.1.0.1:80,10.1.0.2:80,10.1.0.3:80 + 2 more...   20d

            NAME     CPU(cores)   CPU%   MEMORY(bytes)   MEMORY%
            node-1   250m         12%    7810Mi          98%
            """, tells: "3 node.state = NotReady,SchedulingDisabled node=node-2 version=v1.29.3",
            "6 claim.state = Pending claim=data-db-0 namespace=shop storage_class=fast",
            "9 workload.missing = 2 workload=api namespace=shop",
            "12 service.endpoints = 0 service=api", "13 service.endpoints = 5 service=web",
            "16 node.memory-percent = 98 node=node-1"),
        Output(
            "kubectl get events",
            """
            NAMESPACE   LAST SEEN   TYPE      REASON             OBJECT                     MESSAGE
            shop        2m          Warning   FailedScheduling   pod/api-7d9f8b6c5d-x2x9k   0/3 nodes are available: 3 Insufficient memory.
            """,
            tells:
                "2 event.warning = FailedScheduling object=api-7d9f8b6c5d-x2x9k kind=pod namespace=shop message=0/3 nodes are available: 3 Insufficient memory."
        ),
        Output(
            "kubectl describe pod",
            """
            Name:             api-7d9f8b6c5d-x2x9k
            Namespace:        shop
            Node:             node-1/10.0.0.11
            Status:           Running
            Containers:
              api:
                Container ID:   containerd://0a1b
                Image:          registry.example/api:1.4
                State:          Waiting
                  Reason:       CrashLoopBackOff
                Last State:     Terminated
                  Reason:       OOMKilled
                  Exit Code:    137
                Ready:          False
                Restart Count:  6
                Limits:
                  memory:  512Mi
                Requests:
                  memory:  256Mi
            Conditions:
              Type    Status
              Ready   False
            Events:
              Type     Reason     Age                 From     Message
              ----     ------     ----                ----     -------
              Warning  Unhealthy  87s (x3 over 107s)  kubelet  Liveness probe failed: connection refused
            """, tells: "4 pod.state = Running pod=api-7d9f8b6c5d-x2x9k namespace=shop",
            "10 container.waiting-reason = CrashLoopBackOff container=api pod=api-7d9f8b6c5d-x2x9k namespace=shop image=registry.example/api:1.4",
            "12 container.last-reason = OOMKilled container=api pod=api-7d9f8b6c5d-x2x9k namespace=shop image=registry.example/api:1.4",
            "17 container.memory-limit-bytes = 536870912 container=api pod=api-7d9f8b6c5d-x2x9k namespace=shop image=registry.example/api:1.4",
            "26 event.times = 3 object=api-7d9f8b6c5d-x2x9k kind=pod namespace=shop reason=Unhealthy"
        ),
        Output(
            "kubectl describe node",
            """
            Name:               node-1
            Roles:              <none>
            Conditions:
              Type             Status  LastHeartbeatTime                 LastTransitionTime                Reason                       Message
              ----             ------  -----------------                 ------------------                ------                       -------
              DiskPressure     True    Mon, 04 May 2026 10:02:05 +0000   Mon, 04 May 2026 10:00:05 +0000   KubeletHasDiskPressure       kubelet has disk pressure
              Ready            True    Mon, 04 May 2026 10:02:05 +0000   Mon, 04 May 2026 08:00:05 +0000   KubeletReady                 kubelet is posting ready status
            Allocated resources:
              Resource           Requests      Limits
              cpu                1900m (95%)   2 (100%)
            """,
            tells:
                "6 node.condition = True node=node-1 condition=DiskPressure reason=KubeletHasDiskPressure",
            "10 node.requested-percent = 95 node=node-1 resource=cpu"),
    ]
}
