from sem import *
rows=[]
for d in load():
    for k,a in d['answers'].items():
        S=sentences(a); U=units(a); V=E(U); aw=words(a)
        R=rubric(d['role'],d['level']); c=R[d['criterion']]
        B=[b for b in bank(d['role'],d['level']) if b['criterion']==d['criterion'] and b['listen']]
        f={}
        for name,P in (('known',[b for b in B if b['question']==d['question']]),('unk',B)):
            for agg in ('max','top2','soft'):
                def cov(p):
                    M=np.sort(E(p)@V.T,axis=1)
                    if agg=='max': return M[:,-1].mean()
                    if agg=='top2': return M[:,-2:].mean()
                    return (np.log(np.exp(10*M).mean(1))/10).mean()
                f[f'{name}_{agg}']=max(cov(b['listen']) for b in P)
            # sentences only
            f[f'{name}_sent']=max((E(b['listen'])@E(S).T).max(1).mean() for b in P)
            # saturating coverage
            f[f'{name}_sat']=max(np.clip(((E(b['listen'])@V.T).max(1)-.25)/.4,0,1).mean() for b in P)
            idf=lambda w: 1
            f[f'{name}_lex']=max(np.mean([len(words(x)&aw)/max(1,len(words(x))) for x in b['listen']]) for b in P)
        # idf-weighted: words of other questions' listen + question words don't count
        allq=bank(d['role'],d['level'])
        def lexidf(b):
            N=len(allq); df={}
            for q in allq:
                for w in set().union(words(q['question']),*map(words,q['listen'])): df[w]=df.get(w,0)+1
            ws=set().union(*map(words,b['listen']))-words(b['question'])
            wt=lambda w: math.log(1+N/df[w])
            return sum(wt(w) for w in ws&aw)/sum(wt(w) for w in ws)
        f['lexidf']=max(lexidf(b) for b in B)
        f['vs_fairpoor']=f['unk_max']-(E(c['poor'])@V.T).max(1).mean()
        f['qrel']=max(float(E([b['question']])[0]@E([a])[0]) for b in B)
        f['crel']=max(float(E([c['name']+'. '+c['desc']])[0]@V.T.max(1)) if 0 else 0,0)
        rows.append((d['id'],k,f,len(a.split())))
E.save()
cls=['good','good_short','fair','poor','poor_long','off_topic']
for n in rows[0][2]:
    by={}
    for i,k,f,w in rows: by.setdefault(i,{})[k]=f[n]
    pr=[np.mean([(x[a]>x[b]) for x in by.values()]) for a,b in (('good','fair'),('good','poor'),('fair','poor'))]
    print(n.ljust(12),' '.join(f'{c} {np.mean([r[2][n] for r in rows if r[1]==c]):.3f}±{np.std([r[2][n] for r in rows if r[1]==c]):.3f}' for c in cls),'order',' '.join(f'{p:.2f}' for p in pr))
for d in load():
  print(d['id'][:28].ljust(28),{k:f"{f['unk_max']:.2f}/{f['lexidf']:.2f}/{f['qrel']:.2f}" for i,k,f,w in rows if i==d['id']})
